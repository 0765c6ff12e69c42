package shop;

import jakarta.servlet.DispatcherType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.FilterSecurityInterceptor;

class Sec {
    void chain(HttpSecurity http) throws Exception {
        http.authorizeHttpRequests().dispatcherTypeMatchers(DispatcherType.ERROR).permitAll().anyRequest().authenticated()
            .and().addFilterAfter(new Audit(), AuthorizationFilter.class)
            .addFilterBefore(new Switch(), FilterSecurityInterceptor.class);
    }
}
