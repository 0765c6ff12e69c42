import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.util.matcher.AntPathRequestMatcher;

class Rules {
    void rules(HttpSecurity http) throws Exception {
        http.authorizeRequests()
            .requestMatchers(AntPathRequestMatcher.antMatcher("/admin/**")).hasRole("ADMIN")
            .anyRequest().authenticated();
    }
}
