package shop;

import org.springframework.context.annotation.Bean;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;

class Sec {
    void chain(HttpSecurity http) throws Exception {
        http
            .authorizeRequests()
                .requestMatchers("/a/**").access("hasRole('ADMIN') and isFullyAuthenticated()")
                .anyRequest().authenticated();
    }

    @Bean
    RoleHierarchy roles() {
        return RoleHierarchyImpl.fromHierarchy("ROLE_ADMIN > ROLE_USER");
    }
}
