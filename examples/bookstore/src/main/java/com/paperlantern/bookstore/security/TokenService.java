package com.paperlantern.bookstore.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

import javax.annotation.PostConstruct;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.util.Assert;

/** Tokens are {@code base64(user:expiry).base64(hmac)}: enough for a shop with two users. */
@Service
public class TokenService {

    private static final String ALGORITHM = "HmacSHA256";

    private final String secret;
    private final Duration validity;
    private Clock clock = Clock.systemUTC();

    public TokenService(@Value("${bookstore.token.secret}") String secret,
                        @Value("${bookstore.token.validity}") Duration validity) {
        this.secret = secret;
        this.validity = validity;
    }

    @PostConstruct
    void checkSecret() {
        Assert.isTrue(secret.length() >= 32, "bookstore.token.secret must have 32 characters or more");
    }

    public String issue(String user) {
        String payload = user + ":" + clock.instant().plus(validity).getEpochSecond();
        return encode(payload.getBytes(StandardCharsets.UTF_8)) + "." + encode(sign(payload));
    }

    /** The user whom a token was issued to, if the token is ours and has not expired. */
    public Optional<String> verify(String token) {
        String[] parts = token.split("\\.", 2);
        if (parts.length != 2) {
            throw new IllegalArgumentException("Not a token");
        }
        String payload = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(sign(payload), Base64.getUrlDecoder().decode(parts[1]))) {
            return Optional.empty();
        }
        int colon = payload.lastIndexOf(':');
        boolean expired = Long.parseLong(payload.substring(colon + 1)) <= clock.instant().getEpochSecond();
        return expired ? Optional.empty() : Optional.of(payload.substring(0, colon));
    }

    void setClock(Clock clock) {
        this.clock = clock;
    }

    private byte[] sign(String payload) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal(payload.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
