package a;

import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.SecurityFilterChain;

class Rules {
    @Bean
    SecurityFilterChain said(HttpSecurity http) throws Exception {
        http.authorizeHttpRequests(requests -> requests
            .shouldFilterAllDispatcherTypes(true)
            .antMatchers("/open").permitAll()
            .anyRequest().authenticated());
        return http.build();
    }

    @Bean
    SecurityFilterChain ruled(HttpSecurity http) throws Exception {
        http.authorizeHttpRequests()
            .dispatcherTypeMatchers(javax.servlet.DispatcherType.ERROR).permitAll()
            .anyRequest().authenticated();
        return http.build();
    }
}
