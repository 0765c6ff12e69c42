package shop;

import org.springframework.security.access.AccessDecisionManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;

class Sec {
    AccessDecisionManager decisions;

    void chained(HttpSecurity http) throws Exception {
        http
            .csrf().disable()
            .authorizeRequests()
                .requestMatchers("/open/**").permitAll()
                .anyRequest().authenticated()
                .accessDecisionManager(decisions);
        http.authorizeRequests().requestMatchers("/later").denyAll();
    }

    void lambda(HttpSecurity http) throws Exception {
        http.authorizeRequests(requests -> requests
            .requestMatchers("/open/**").permitAll()
            .anyRequest().access("@rbac.check(request, authentication)"));
    }

    void statements(HttpSecurity http) throws Exception {
        http.authorizeRequests(requests -> {
            requests.requestMatchers("/open/**").permitAll();
            requests.anyRequest().access("hasPermission('a', 'b')");
        });
    }
}
