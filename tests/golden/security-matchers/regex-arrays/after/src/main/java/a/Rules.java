package a;

import java.util.Arrays;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.util.matcher.RegexRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

class Rules {

    private static final String[] OPEN = {".*/open.*", ".*/about.*"};

    void configure(HttpSecurity http) throws Exception {
        http.authorizeHttpRequests()
            .requestMatchers(RegexRequestMatcher.regexMatcher(".*/admin.*")).hasRole("ADMIN")
            .requestMatchers(Arrays.stream(OPEN).map(RegexRequestMatcher::regexMatcher).toArray(RequestMatcher[]::new)).permitAll()
            .anyRequest().authenticated();
    }
}
