package a;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.WebSecurityConfigurerAdapter;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.authority.mapping.SimpleAuthorityMapper;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

@Configuration
@EnableWebSecurity
public class SecurityConfig extends WebSecurityConfigurerAdapter {

    @Override
    protected void configure(HttpSecurity http) throws Exception {
        http.oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(this::authenticationOf)));
        KeycloakLogin.configure(http, this::authenticationOf);
        http.csrf().ignoringAntMatchers("/sso/logout");
        http.authorizeRequests()
            .antMatchers("/admin/**").hasRole("admin")
            .anyRequest().authenticated();
    }

    /** The user and the roles of the realm, as Keycloak's adapter read them. */
    private AbstractAuthenticationToken authenticationOf(Jwt jwt) {
        Map<String, Object> access = jwt.getClaimAsMap("realm_access");
        Object roles = access == null ? null : access.get("roles");
        List<GrantedAuthority> authorities = new ArrayList<>();
        if (roles instanceof Collection) {
            ((Collection<?>) roles).forEach(role -> authorities.add(new SimpleGrantedAuthority(role.toString())));
        }
        String name = jwt.getClaimAsString("preferred_username");
        return new JwtAuthenticationToken(jwt, new SimpleAuthorityMapper().mapAuthorities(authorities), name == null ? jwt.getSubject() : name);
    }

    /** Of the realm's tokens only access tokens, no ID or refresh tokens, as Keycloak's adapter had it. */
    @Bean
    public OAuth2TokenValidator<Jwt> accessTokenValidator() {
        return new DelegatingOAuth2TokenValidator<>(
                new JwtClaimValidator<String>("typ", "Bearer"::equalsIgnoreCase),
                new JwtClaimValidator<String>("sub", Objects::nonNull));
    }
}
