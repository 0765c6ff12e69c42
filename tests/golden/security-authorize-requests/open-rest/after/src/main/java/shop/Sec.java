package shop;

import jakarta.servlet.DispatcherType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;

class Sec {
    void chain(HttpSecurity http) throws Exception {
        http
            .httpBasic()
            .and()
            .authorizeHttpRequests()
                .dispatcherTypeMatchers(DispatcherType.ERROR).permitAll()
                .requestMatchers("/admin/**").hasRole("ADMIN")
                .requestMatchers("/shop/**").authenticated()
                .anyRequest().permitAll()
            .and()
            .csrf().disable();
    }

    void lambda(HttpSecurity http) throws Exception {
        http.authorizeHttpRequests(rules -> rules.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll().requestMatchers("/a").hasRole("A").anyRequest().permitAll());
    }

    void twice(HttpSecurity http) throws Exception {
        http.authorizeHttpRequests().dispatcherTypeMatchers(DispatcherType.ERROR).permitAll().requestMatchers("/a").hasRole("A");
        http.authorizeHttpRequests().requestMatchers("/b").hasRole("B").anyRequest().permitAll();
    }

    void all(HttpSecurity http) throws Exception {
        http.authorizeHttpRequests().dispatcherTypeMatchers(DispatcherType.ERROR).permitAll().requestMatchers("/**").hasRole("A");
    }

    void inLoop(HttpSecurity http, String[] paths) throws Exception {
        var rules = http.authorizeHttpRequests().dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
        for (String path : paths) {
            rules.requestMatchers(path).hasRole("A");
        }
    }
}
