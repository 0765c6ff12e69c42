package a;

import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.web.WebAppConfiguration;

@WebAppConfiguration
@ContextConfiguration(classes = DoorTest.Guard.class)
class DoorTest {
    static final String DOOR = "/door";

    @EnableWebSecurity
    static class Guard {
        @Bean
        SecurityFilterChain chain(HttpSecurity http) throws Exception {
            http.authorizeHttpRequests()
                .requestMatchers(doors()).permitAll()
                .anyRequest().authenticated();
            return http.build();
        }
    }
}
