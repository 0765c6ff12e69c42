package shop;

import jakarta.servlet.DispatcherType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.access.expression.WebExpressionAuthorizationManager;

class Other {
    void plain(HttpSecurity http) throws Exception {
        http.authorizeHttpRequests().dispatcherTypeMatchers(DispatcherType.ERROR).permitAll().requestMatchers("/b/**").access(new WebExpressionAuthorizationManager("isRememberMe()")).anyRequest().hasRole("USER");
    }
}
