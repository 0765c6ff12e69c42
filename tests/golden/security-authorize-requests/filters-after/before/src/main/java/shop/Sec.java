package shop;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.access.intercept.FilterSecurityInterceptor;

class Sec {
    void chain(HttpSecurity http) throws Exception {
        http.authorizeRequests().anyRequest().authenticated()
            .and().addFilterAfter(new Audit(), FilterSecurityInterceptor.class)
            .addFilterBefore(new Switch(), FilterSecurityInterceptor.class);
    }
}
