package a;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;

class Rules {

    private static final String[] OPEN = {".*/open.*", ".*/about.*"};

    void configure(HttpSecurity http) throws Exception {
        http.authorizeHttpRequests()
            .regexMatchers(".*/admin.*").hasRole("ADMIN")
            .regexMatchers(OPEN).permitAll()
            .anyRequest().authenticated();
    }
}
