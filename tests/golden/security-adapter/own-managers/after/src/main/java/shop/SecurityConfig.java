package shop;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.authentication.builders.AuthenticationManagerBuilder;
import org.springframework.security.config.annotation.authentication.configuration.AuthenticationConfiguration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;

public class SecurityConfig {

    @Configuration
    public static class Api {

        @Autowired
        private KeyProvider keys;

        @Autowired
        private ApplicationContext applicationContext;

        @Bean
        @Order(1)
        public SecurityFilterChain apiFilterChain(HttpSecurity security) throws Exception {
            AuthenticationManagerBuilder auth = security.getSharedObject(AuthenticationManagerBuilder.class);
            auth.parentAuthenticationManager(null);
            auth.authenticationProvider(keys);
            AuthenticationManager apiAuthenticationManager = auth.build();
            security.authenticationManager(apiAuthenticationManager);
            security.antMatcher("/api/**")
                    .addFilterBefore(new BasicAuthenticationFilter(apiAuthenticationManager), UsernamePasswordAuthenticationFilter.class)
                    .addFilterBefore(applicationContext.getBean(KeyFilter.class), BasicAuthenticationFilter.class);
            return security.build();
        }
    }

    @Configuration
    public static class Pages {

        private final UserDetailsService users;

        public Pages(UserDetailsService users) {
            this.users = users;
        }

        @Autowired
        protected void configure(AuthenticationManagerBuilder auth) throws Exception {
            auth.userDetailsService(users);
            auth.eraseCredentials(false);
        }

        @Bean
        public SecurityFilterChain pagesFilterChain(HttpSecurity http) throws Exception {
            http.formLogin();
            return http.build();
        }

        @Bean
        public AuthenticationManager authenticationManagerBean(AuthenticationConfiguration authenticationConfiguration) throws Exception {
            return authenticationConfiguration.getAuthenticationManager();
        }
    }
}
