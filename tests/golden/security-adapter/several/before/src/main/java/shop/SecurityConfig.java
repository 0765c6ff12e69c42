package shop;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.authentication.builders.AuthenticationManagerBuilder;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.builders.WebSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.WebSecurityConfigurerAdapter;

@EnableWebSecurity
public class SecurityConfig {

    @Configuration
    @Order(1)
    public static class ApiConfigurationAdapter extends WebSecurityConfigurerAdapter {

        @Autowired
        private TokenProvider tokens;

        @Override
        protected void configure(AuthenticationManagerBuilder auth) {
            auth.authenticationProvider(tokens);
        }

        @Override
        protected void configure(HttpSecurity http) throws Exception {
            http.securityMatcher("/api/**").httpBasic();
        }
    }

    @Configuration
    public static class FormAdapter extends WebSecurityConfigurerAdapter {

        @Autowired
        private FormProvider forms;

        @Override
        protected void configure(AuthenticationManagerBuilder auth) {
            auth.authenticationProvider(forms);
        }

        @Override
        public void configure(WebSecurity web) {
            web.debug(true);
            // static files
            web.ignoring()
                .requestMatchers("/img/**");
        }
    }

    @Configuration
    @Order(SecurityProperties.BASIC_AUTH_ORDER - 1)
    static class LastAdapter extends WebSecurityConfigurerAdapter {
        @Override
        protected void configure(HttpSecurity security) throws Exception {}
    }
}
