package a;

import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

class Rules {
    static final String CLERK = "CLERK";

    @Bean
    SecurityFilterChain old(HttpSecurity http) throws Exception {
        http.authorizeRequests()
            .antMatchers("/orders/**").hasAnyRole("ROLE_ADMIN", "USER", CLERK)
            .antMatchers("/stock/**").hasAnyRole("ADMIN", CLERK)
            .anyRequest().hasAnyRole("ROLE_USER");
        return http.build();
    }

    @Bean
    SecurityFilterChain chain(HttpSecurity http) throws Exception {
        http.authorizeHttpRequests(requests -> requests
            .antMatchers("/admin/**").hasRole("ROLE_ADMIN")
            .anyRequest().hasAuthority("ROLE_USER"));
        return http.build();
    }

    boolean shown(Person person) {
        return person.hasAnyRole("ROLE_ADMIN", "ROLE_USER");
    }

    interface Person {
        boolean hasAnyRole(String... roles);
    }
}
