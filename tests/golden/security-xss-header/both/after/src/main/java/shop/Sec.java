package shop;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.header.writers.XXssProtectionHeaderWriter;

class Sec {
    void a(HttpSecurity http) throws Exception {
        http.headers().xssProtection().headerValue(XXssProtectionHeaderWriter.HeaderValue.ENABLED).and().frameOptions().deny();
        http.headers(h -> h.xssProtection(xss -> xss.headerValue(XXssProtectionHeaderWriter.HeaderValue.DISABLED)));
    }
}
