package shop;

import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

class Sec {
    SecurityFilterChain filterChain(HttpSecurity http) throws Exception {
        http.httpBasic(Customizer.withDefaults());
        http.securityContext(context -> context.requireExplicitSave(false));
        return http.build();
    }

    SecurityFilterChain pages(HttpSecurity http) throws Exception {
        http.formLogin(Customizer.withDefaults());
        http.securityContext(context -> context.requireExplicitSave(false));
        return http.build();
    }
}
