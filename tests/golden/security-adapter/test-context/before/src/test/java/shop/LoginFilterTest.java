package shop;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.security.config.annotation.authentication.builders.AuthenticationManagerBuilder;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.WebSecurityConfigurerAdapter;
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
    static class Login extends WebSecurityConfigurerAdapter {

        @Override
        protected void configure(HttpSecurity http) throws Exception {
            http.authorizeRequests().anyRequest().authenticated().and().addFilter(filter());
        }

        @Override
        protected void configure(AuthenticationManagerBuilder auth) throws Exception {
            auth.inMemoryAuthentication().withUser("ann").password("{noop}secret").roles("USER");
        }

        private LoginFilter filter() throws Exception {
            return new LoginFilter(super.authenticationManager());
        }
    }
}
