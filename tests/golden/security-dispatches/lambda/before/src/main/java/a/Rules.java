package a;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

@Configuration
class Rules {
    @Bean
    @Order(1)
    SecurityFilterChain shop(HttpSecurity http) throws Exception {
        http.antMatcher("/shop/**")
            .authorizeHttpRequests(requests -> requests
                .antMatchers("/shop/open/**").permitAll()
                .anyRequest().authenticated());
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain stock(HttpSecurity http) throws Exception {
        http.authorizeHttpRequests((requests) -> {
            requests.antMatchers("/stock/**").hasRole("CLERK");
            requests.anyRequest().denyAll();
        });
        return http.build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain all(HttpSecurity http) throws Exception {
        return http.antMatcher("/all/**").authorizeHttpRequests(requests -> requests.anyRequest().permitAll()).build();
    }
}
