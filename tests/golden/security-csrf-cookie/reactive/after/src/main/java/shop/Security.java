package shop;

import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.csrf.CookieServerCsrfTokenRepository;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRequestAttributeHandler;

@EnableWebFluxSecurity
class Security {

    @Bean
    SecurityWebFilterChain chain(ServerHttpSecurity http) {
        return http
                .csrf()
                    .csrfTokenRepository(CookieServerCsrfTokenRepository.withHttpOnlyFalse()).csrfTokenRequestHandler(new ServerCsrfTokenRequestAttributeHandler())
                .and()
                .authorizeExchange().anyExchange().authenticated()
                .and().build();
    }

    @Bean
    SecurityWebFilterChain other(ServerHttpSecurity http) {
        return http.csrf(csrf -> csrf.csrfTokenRepository(CookieServerCsrfTokenRepository.withHttpOnlyFalse()).csrfTokenRequestHandler(new ServerCsrfTokenRequestAttributeHandler())).build();
    }
}
