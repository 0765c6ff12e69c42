package shop;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;

class Other {
    void plain(HttpSecurity http) throws Exception {
        http.authorizeRequests().requestMatchers("/b/**").access("isRememberMe()").anyRequest().hasRole("USER");
    }
}
