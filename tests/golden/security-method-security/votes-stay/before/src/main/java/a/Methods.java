package a;

import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.annotation.Secured;
import org.springframework.security.config.annotation.method.configuration.EnableGlobalMethodSecurity;

@Configuration
@EnableGlobalMethodSecurity(securedEnabled = true)
class Methods {
    static class Accounts {
        @Secured("IS_AUTHENTICATED_FULLY")
        void close() {
        }
    }
}
