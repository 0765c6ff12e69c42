package a;

import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoderJwkSupport;
import org.springframework.web.client.RestTemplate;

class Decoders {

    JwtDecoder decoder(RestTemplate rest) {
        NimbusJwtDecoderJwkSupport decoder = new NimbusJwtDecoderJwkSupport("https://id.example/keys");
        decoder.setRestOperations(rest);
        return decoder;
    }
}
