package a;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.authentication.configuration.AuthenticationConfiguration;

@Configuration
public class SecurityConfiguration {

    @Autowired
    private AuthenticationConfiguration authenticationConfiguration;

    @Bean
    public LoginFilter loginFilter() throws Exception {
        LoginFilter filter = new LoginFilter();
        filter.setAuthenticationManager(authenticationConfiguration.getAuthenticationManager());
        return filter;
    }

    @Bean
    public TokenFilter tokenFilter() throws Exception {
        return new TokenFilter(this.authenticationConfiguration.getAuthenticationManager());
    }

    @Bean
    public AuthenticationManager authenticationManagerBean(AuthenticationConfiguration accounts) throws Exception {
        return accounts.getAuthenticationManager();
    }
}
