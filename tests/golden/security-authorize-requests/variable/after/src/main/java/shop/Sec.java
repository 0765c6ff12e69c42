package shop;

import jakarta.servlet.DispatcherType;
import java.util.List;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

class Sec {
    void configure(HttpSecurity http, List<String> urls) throws Exception {
        AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry registry = http
                .authorizeHttpRequests().dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
        for (String url : urls) {
            registry.requestMatchers(url).permitAll();
        }
        registry.anyRequest().authenticated();
    }
}
