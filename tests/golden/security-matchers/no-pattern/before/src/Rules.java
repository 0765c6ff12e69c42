package shop;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;

class Rules {
    void rules(HttpSecurity http) throws Exception {
        http.authorizeRequests().antMatchers("/admin/**").hasRole("ADMIN")
                .mvcMatchers()
                .denyAll()
                .antMatchers().hasAnyRole("USER", "ADMIN")
                .anyRequest().permitAll();
    }
}
