package shop;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;

class Sec {
    void chain(HttpSecurity http) throws Exception {
        http
            .httpBasic()
            .and()
            .authorizeRequests()
                .requestMatchers("/admin/**").hasRole("ADMIN")
                .requestMatchers("/shop/**").authenticated()
            .and()
            .csrf().disable();
    }

    void lambda(HttpSecurity http) throws Exception {
        http.authorizeRequests(rules -> rules.requestMatchers("/a").hasRole("A"));
    }

    void twice(HttpSecurity http) throws Exception {
        http.authorizeRequests().requestMatchers("/a").hasRole("A");
        http.authorizeRequests().requestMatchers("/b").hasRole("B");
    }

    void all(HttpSecurity http) throws Exception {
        http.authorizeRequests().requestMatchers("/**").hasRole("A");
    }

    void inLoop(HttpSecurity http, String[] paths) throws Exception {
        var rules = http.authorizeRequests();
        for (String path : paths) {
            rules.requestMatchers(path).hasRole("A");
        }
    }
}
