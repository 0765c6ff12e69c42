package a;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.JwsAlgorithms;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoders;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoderJwkSupport;

class Decoders {

    @Value("${keys}")
    private String keys;

    @Bean
    JwtDecoder plain() {
        return new NimbusJwtDecoderJwkSupport(this.keys);
    }

    @Bean
    NimbusJwtDecoderJwkSupport strict(String algorithm) {
        NimbusJwtDecoderJwkSupport decoder = new NimbusJwtDecoderJwkSupport(keys + "/all", algorithm);
        decoder.setJwtValidator(validator());
        return decoder;
    }

    JwtDecoder named() {
        return new NimbusJwtDecoderJwkSupport(keys, JwsAlgorithms.RS512);
    }

    JwtDecoder issuer(String issuer, OAuth2TokenValidator<Jwt> audience) {
        NimbusJwtDecoderJwkSupport decoder = (NimbusJwtDecoderJwkSupport) JwtDecoders.fromOidcIssuerLocation(issuer);
        decoder.setJwtValidator(audience);
        return decoder;
    }
}
