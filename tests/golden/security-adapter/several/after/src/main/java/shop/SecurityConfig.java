package shop;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.authentication.builders.AuthenticationManagerBuilder;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.WebSecurityCustomizer;
import org.springframework.security.web.SecurityFilterChain;

@EnableWebSecurity
public class SecurityConfig {

    @Configuration
    public static class ApiConfigurationAdapter {

        @Autowired
        private TokenProvider tokens;

        @Bean
        @Order(1)
        public SecurityFilterChain apiFilterChain(HttpSecurity http) throws Exception {
            AuthenticationManagerBuilder auth = http.getSharedObject(AuthenticationManagerBuilder.class);
            auth.parentAuthenticationManager(null);
            auth.authenticationProvider(tokens);
            http.securityMatcher("/api/**").httpBasic();
            return http.build();
        }
    }

    @Configuration
    public static class FormAdapter {

        @Autowired
        private FormProvider forms;

        @Bean
        public WebSecurityCustomizer formWebSecurityCustomizer() {
            return web -> {
                web.debug(true);
                // static files
                web.ignoring()
                    .requestMatchers("/img/**");
            };
        }

        @Bean
        @Order(100)
        public SecurityFilterChain formFilterChain(HttpSecurity http) throws Exception {
            AuthenticationManagerBuilder auth = http.getSharedObject(AuthenticationManagerBuilder.class);
            auth.parentAuthenticationManager(null);
            auth.authenticationProvider(forms);
            http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated());
            http.formLogin(Customizer.withDefaults());
            http.httpBasic(Customizer.withDefaults());
            return http.build();
        }
    }

    @Configuration
    static class LastAdapter {
        @Bean
        @Order(SecurityProperties.BASIC_AUTH_ORDER - 1)
        public SecurityFilterChain lastFilterChain(HttpSecurity security) throws Exception {
            return security.build();
        }
    }
}
