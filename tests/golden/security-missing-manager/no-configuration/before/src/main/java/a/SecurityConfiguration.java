package a;

import java.util.List;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.authentication.configuration.AuthenticationConfiguration;

class SecurityConfiguration {

    AuthenticationManager own(TokenProvider provider, AuthenticationConfiguration accounts) throws Exception {
        return new ProviderManager(List.of(provider), accounts.getAuthenticationManager());
    }

    AuthenticationManager other(LoginFilter filter) {
        return filter.getAuthenticationManager();
    }
}
