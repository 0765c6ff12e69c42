package a;

import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

class Rules {
    static final String CLERK = "CLERK";

    @Bean
    SecurityFilterChain old(HttpSecurity http) throws Exception {
        http.authorizeRequests()
            .antMatchers("/orders/**").hasAnyAuthority("ROLE_ROLE_ADMIN", "ROLE_USER", "ROLE_" + CLERK)
            .antMatchers("/stock/**").hasAnyRole("ADMIN", CLERK)
            .anyRequest().hasAnyAuthority("ROLE_ROLE_USER");
        return http.build();
    }

    @Bean
    SecurityFilterChain chain(HttpSecurity http) throws Exception {
        http.authorizeHttpRequests(requests -> requests
            .antMatchers("/admin/**").hasAuthority("ROLE_ROLE_ADMIN")
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
