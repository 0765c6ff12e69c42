package a;

import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.WebSecurityConfigurerAdapter;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.AuthenticationEntryPoint;

@Configuration
public class ResourceServerConfig extends WebSecurityConfigurerAdapter {

    private static final String RESOURCE_ID = "orders";

    @Autowired
    private AuthenticationEntryPoint entryPoint;

    @Override
    public void configure(HttpSecurity http) throws Exception {
        http.oauth2ResourceServer(server -> server.authenticationEntryPoint(entryPoint).jwt(jwt -> jwt.jwtAuthenticationConverter(this::authenticationOf)));
        http.csrf().disable();
        http.sessionManagement().sessionCreationPolicy(SessionCreationPolicy.STATELESS);
        http
            .authorizeRequests()
            .antMatchers("/public/**").permitAll()
            .antMatchers("/admin/**").hasAuthority("ROLE_ADMIN")
            .anyRequest().authenticated();
    }

    /** The user (or else the client) and the authorities, from the claims of Spring Security OAuth. */
    private AbstractAuthenticationToken authenticationOf(Jwt jwt) {
        List<String> names = jwt.hasClaim("authorities") ? jwt.getClaimAsStringList("authorities") : List.of();
        String user = jwt.getClaimAsString(jwt.hasClaim("user_name") ? "user_name" : "client_id");
        return new JwtAuthenticationToken(
                jwt, AuthorityUtils.commaSeparatedStringToAuthorityList(String.join(",", names)), user);
    }

    /** A token that names audiences must name this resource. */
    @Bean
    public OAuth2TokenValidator<Jwt> audienceValidator() {
        return new JwtClaimValidator<List<String>>(
                "aud", audience -> audience == null || audience.isEmpty() || audience.contains(RESOURCE_ID));
    }
}
