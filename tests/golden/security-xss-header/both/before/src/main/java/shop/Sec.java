package shop;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;

class Sec {
    void a(HttpSecurity http) throws Exception {
        http.headers().xssProtection().block(false).and().frameOptions().deny();
        http.headers(h -> h.xssProtection(xss -> xss.xssProtectionEnabled(false)));
    }
}
