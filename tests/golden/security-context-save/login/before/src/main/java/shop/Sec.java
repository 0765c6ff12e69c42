package shop;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

class Sec {
    SecurityFilterChain filterChain(HttpSecurity http) throws Exception {
        http.formLogin();
        return http.build();
    }
}
