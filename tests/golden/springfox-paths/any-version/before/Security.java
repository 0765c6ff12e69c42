package a;

import io.swagger.v3.oas.models.OpenAPI;

class Security {
    OpenAPI api;

    void configure(HttpSecurity http) throws Exception {
        http.authorizeHttpRequests(requests -> requests
                .requestMatchers("/swagger-resources/**").permitAll()
                .requestMatchers("/*/api-docs").permitAll()
                .anyRequest().authenticated());
    }
}
