package a;

import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.core.GrantedAuthorityDefaults;
import org.springframework.security.web.SecurityFilterChain;

class Rules {
    @Bean
    GrantedAuthorityDefaults noPrefix() {
        return new GrantedAuthorityDefaults("");
    }

    @Bean
    SecurityFilterChain chain(HttpSecurity http) throws Exception {
        http.authorizeRequests().anyRequest().hasAnyRole("ROLE_USER", "ROLE_ADMIN");
        return http.build();
    }
}
