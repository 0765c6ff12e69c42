package shop;

import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.web.SecurityFilterChain;

@Configuration
public class Sec {

    @Bean
    public SecurityFilterChain filterChain(HttpSecurity http) throws Exception {
        http.authorizeHttpRequests().requestMatchers("/me").hasRole("USER").anyRequest().permitAll();
        http.oauth2Login();
        return http.build();
    }

    @Bean
    public GrantedAuthoritiesMapper userAuthoritiesMapper() {
        Set<String> users = Set.of("OAUTH2_USER", "OIDC_USER");
        return authorities -> authorities.stream()
                .map(granted -> users.contains(granted.getAuthority()) ? new SimpleGrantedAuthority("ROLE_USER") : granted)
                .collect(Collectors.toSet());
    }
}
