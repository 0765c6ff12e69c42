package shop;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;

class Rules {
    void rules(HttpSecurity http) throws Exception {
        http.authorizeRequests().requestMatchers("/admin/**").hasRole("ADMIN")
                .anyRequest().permitAll();
    }
}
