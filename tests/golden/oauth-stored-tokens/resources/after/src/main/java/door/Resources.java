package door;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.WebSecurityConfigurerAdapter;
import org.springframework.security.config.http.SessionCreationPolicy;

@Order(3)
@Configuration
class Resources extends WebSecurityConfigurerAdapter {
    @Autowired
    private AccessTokens accessTokens;

    @Override
    public void configure(HttpSecurity http) throws Exception {
        http.oauth2ResourceServer(server -> server.opaqueToken(opaque -> opaque.authenticationManager(accessTokens::authenticate)));
        http.csrf().disable();
        http.sessionManagement().sessionCreationPolicy(SessionCreationPolicy.STATELESS);
        http.authorizeRequests().antMatchers("/open").permitAll().anyRequest().authenticated();
    }
}
