package shop;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

class Security {

    SecurityFilterChain chain(HttpSecurity http) throws Exception {
        return http.authorizeRequests().anyRequest().hasRole("USER").and().oauth2Login().and().build();
    }
}
