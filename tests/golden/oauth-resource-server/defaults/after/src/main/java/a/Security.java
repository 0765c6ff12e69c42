package a;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.WebSecurityConfigurerAdapter;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

@Configuration
public class Security extends WebSecurityConfigurerAdapter {

    @Override
    protected void configure(HttpSecurity http) throws Exception {
        http.oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(this::authenticationOf)));
        http.csrf().disable();
        http.sessionManagement().sessionCreationPolicy(SessionCreationPolicy.STATELESS);
        http.authorizeRequests().anyRequest().authenticated();
    }

    /** The user (or else the client) and the authorities, from the claims of Spring Security OAuth. */
    private AbstractAuthenticationToken authenticationOf(Jwt jwt) {
        List<String> names = jwt.hasClaim("authorities") ? jwt.getClaimAsStringList("authorities") : List.of();
        String user = jwt.getClaimAsString(jwt.hasClaim("user_name") ? "user_name" : "client_id");
        return new JwtAuthenticationToken(
                jwt, AuthorityUtils.commaSeparatedStringToAuthorityList(String.join(",", names)), user);
    }
}
