package shop;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.util.matcher.AntPathRequestMatcher;

class Sec {
    void configure(HttpSecurity http) throws Exception {
        http.securityMatcher("/api/**").authorizeHttpRequests(rules -> rules
                .requestMatchers(AntPathRequestMatcher.antMatcher("/**/*.js")).permitAll()
                .requestMatchers(request -> request.getQueryString() != null).denyAll());
    }
}
