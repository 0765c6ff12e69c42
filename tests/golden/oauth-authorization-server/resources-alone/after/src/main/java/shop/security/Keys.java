package shop.security;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.Assert;

@Configuration
public class Keys {

    @Value("${shop.secret}")
    private String secret;


    /** The key by which tokens are signed; zeros that make it 256 bits long change no signature (RFC 2104). */
    @Bean
    public SecretKey signingKey() {
        Assert.hasText(secret, "the key that signs tokens must be set");
        byte[] key = secret.trim().getBytes(StandardCharsets.UTF_8);
        return new SecretKeySpec(Arrays.copyOf(key, Math.max(key.length, 32)), "HmacSHA256");
    }
}
