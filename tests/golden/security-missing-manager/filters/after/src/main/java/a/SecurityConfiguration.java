package a;

import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AnonymousAuthenticationProvider;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.authentication.configuration.AuthenticationConfiguration;

@Configuration
public class SecurityConfiguration {

    @Autowired
    private AuthenticationConfiguration authenticationConfiguration;

    @Bean
    public LoginFilter loginFilter() throws Exception {
        LoginFilter filter = new LoginFilter();
        filter.setAuthenticationManager(new ProviderManager(List.of(new AnonymousAuthenticationProvider(UUID.randomUUID().toString())), authenticationConfiguration.getAuthenticationManager()));
        return filter;
    }

    @Bean
    public TokenFilter tokenFilter() throws Exception {
        return new TokenFilter(new ProviderManager(List.of(new AnonymousAuthenticationProvider(UUID.randomUUID().toString())), this.authenticationConfiguration.getAuthenticationManager()));
    }

    @Bean
    public AuthenticationManager authenticationManagerBean(AuthenticationConfiguration accounts) throws Exception {
        return new ProviderManager(List.of(new AnonymousAuthenticationProvider(UUID.randomUUID().toString())), accounts.getAuthenticationManager());
    }
}
