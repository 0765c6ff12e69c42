package shop;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;

class Sec {
    void each(HttpSecurity http) throws Exception {
        http.authorizeRequests().filterSecurityInterceptorOncePerRequest(false).anyRequest().authenticated();
    }
}
