package shop;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.authentication.configuration.AuthenticationConfiguration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.web.WebAppConfiguration;

@ContextConfiguration(classes = LoginFilterTest.Login.class)
@WebAppConfiguration
class LoginFilterTest {

    @Test
    void logsIn() {
    }

    @TestConfiguration
    @EnableWebSecurity
    static class Login {

        @Autowired
        private AuthenticationConfiguration authenticationConfiguration;

        @Bean
        public SecurityFilterChain filterChain(HttpSecurity http) throws Exception {
            http.authorizeRequests().anyRequest().authenticated().and().addFilter(filter());
            return http.build();
        }

        @Bean
        public InMemoryUserDetailsManager userDetailsService() {
            return new InMemoryUserDetailsManager(
                    User.withUsername("ann").password("{noop}secret").roles("USER").build());
        }

        private LoginFilter filter() throws Exception {
            return new LoginFilter(authenticationConfiguration.getAuthenticationManager());
        }
    }
}
