package shop;

import java.util.List;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.ExpressionUrlAuthorizationConfigurer;

class Sec {
    void configure(HttpSecurity http, List<String> urls) throws Exception {
        ExpressionUrlAuthorizationConfigurer<HttpSecurity>.ExpressionInterceptUrlRegistry registry = http
                .authorizeRequests();
        for (String url : urls) {
            registry.requestMatchers(url).permitAll();
        }
        registry.anyRequest().authenticated();
    }
}
