package shop;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;

class Sec {
    void configure(HttpSecurity http) throws Exception {
        http.authorizeRequests().anyRequest().access("@rbac.check(request, authentication)");
    }
}
