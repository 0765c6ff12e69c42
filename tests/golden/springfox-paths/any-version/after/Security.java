package a;

import springfox.documentation.spring.web.plugins.Docket;

class Security {
    Docket api;

    void configure(HttpSecurity http) throws Exception {
        http.authorizeHttpRequests(requests -> requests
                .requestMatchers("/swagger-ui/**").permitAll()
                .requestMatchers("/*/api-docs/**").permitAll()
                .anyRequest().authenticated());
    }
}
