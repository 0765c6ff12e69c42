package shop.security;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javax.crypto.SecretKey;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.WebSecurityConfigurerAdapter;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

@Order(3)
@Configuration
public class Resources extends WebSecurityConfigurerAdapter {

    @Override
    public void configure(HttpSecurity http) throws Exception {
        http.oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(this::authenticationOf)));
        http.csrf().disable();
        http.sessionManagement().sessionCreationPolicy(SessionCreationPolicy.STATELESS);
        http.authorizeRequests()
                .antMatchers(HttpMethod.GET, "/goods/**").permitAll()
                .anyRequest().hasRole("SELLER");
    }

    /** The user (or else the client) and the authorities, from the claims of Spring Security OAuth. */
    private AbstractAuthenticationToken authenticationOf(Jwt jwt) {
        List<String> names = jwt.hasClaim("authorities") ? jwt.getClaimAsStringList("authorities") : List.of();
        String user = jwt.getClaimAsString(jwt.hasClaim("user_name") ? "user_name" : "client_id");
        return new JwtAuthenticationToken(
                jwt, AuthorityUtils.commaSeparatedStringToAuthorityList(String.join(",", names)), user);
    }

    /** As before: no leeway, no refresh token, and one that names audiences must name this resource. */
    @Bean
    public JwtDecoder jwtDecoder(SecretKey signingKey) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withSecretKey(signingKey).macAlgorithm(MacAlgorithm.HS256).build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(Duration.ZERO),
                new JwtClaimValidator<Object>("ati", Objects::isNull),
                new JwtClaimValidator<List<String>>(
                        "aud", audience -> audience == null || audience.isEmpty() || audience.contains("oauth2-resource"))));
        return decoder;
    }
}
