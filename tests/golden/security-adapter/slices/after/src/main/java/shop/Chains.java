package shop;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

class Chains {

    @Configuration
    static class Api {

        @Bean
        public SecurityFilterChain apiFilterChain(HttpSecurity http) throws Exception {
            http.antMatcher("/api/**");
            return http.build();
        }
    }
}
