package a;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoders;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

class Decoders {

    @Value("${keys}")
    private String keys;

    @Bean
    JwtDecoder plain() {
        return NimbusJwtDecoder.withJwkSetUri(this.keys).build();
    }

    @Bean
    NimbusJwtDecoder strict(String algorithm) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(keys + "/all").jwsAlgorithm(SignatureAlgorithm.from(algorithm)).build();
        decoder.setJwtValidator(validator());
        return decoder;
    }

    JwtDecoder named() {
        return NimbusJwtDecoder.withJwkSetUri(keys).jwsAlgorithm(SignatureAlgorithm.RS512).build();
    }

    JwtDecoder issuer(String issuer, OAuth2TokenValidator<Jwt> audience) {
        NimbusJwtDecoder decoder = (NimbusJwtDecoder) JwtDecoders.fromOidcIssuerLocation(issuer);
        decoder.setJwtValidator(audience);
        return decoder;
    }
}
