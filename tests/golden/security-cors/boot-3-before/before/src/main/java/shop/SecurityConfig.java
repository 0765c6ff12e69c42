package shop;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

@Configuration
public class SecurityConfig {

    @Bean
    @Order(1)
    public SecurityFilterChain apiFilterChain(HttpSecurity http) throws Exception {
        http.securityMatcher("/api/**").cors().and().authorizeHttpRequests().anyRequest().authenticated();
        return http.build();
    }

    @Bean
    public SecurityFilterChain pagesFilterChain(final HttpSecurity security) throws Exception {
        // pages are read by browsers of this origin
        security
            .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
            .formLogin();
        return security.build();
    }
}
