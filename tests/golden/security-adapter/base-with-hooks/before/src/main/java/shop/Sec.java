package shop;

import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;

@Configuration
public class Sec extends Common {
    @Override
    protected void rules(HttpSecurity http) throws Exception {
        http.authorizeHttpRequests().anyRequest().authenticated();
    }
}
