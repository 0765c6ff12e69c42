package shop;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.authentication.builders.AuthenticationManagerBuilder;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.WebSecurityConfigurerAdapter;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;

public class SecurityConfig {

    @Configuration
    @Order(1)
    public static class Api extends WebSecurityConfigurerAdapter {

        @Autowired
        private KeyProvider keys;

        @Override
        protected void configure(AuthenticationManagerBuilder auth) {
            auth.authenticationProvider(keys);
        }

        @Override
        protected void configure(HttpSecurity security) throws Exception {
            security.antMatcher("/api/**")
                    .addFilterBefore(new BasicAuthenticationFilter(authenticationManager()), UsernamePasswordAuthenticationFilter.class)
                    .addFilterBefore(getApplicationContext().getBean(KeyFilter.class), BasicAuthenticationFilter.class);
        }
    }

    @Configuration
    public static class Pages extends WebSecurityConfigurerAdapter {

        private final UserDetailsService users;

        public Pages(UserDetailsService users) {
            this.users = users;
        }

        @Override
        @Autowired
        protected void configure(AuthenticationManagerBuilder auth) throws Exception {
            auth.userDetailsService(users);
            auth.eraseCredentials(false);
        }

        @Override
        protected void configure(HttpSecurity http) throws Exception {
            http.formLogin();
        }

        @Bean
        @Override
        public AuthenticationManager authenticationManagerBean() throws Exception {
            return super.authenticationManagerBean();
        }
    }
}
