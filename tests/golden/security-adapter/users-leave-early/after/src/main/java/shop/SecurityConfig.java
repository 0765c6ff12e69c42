package shop;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.authentication.builders.AuthenticationManagerBuilder;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;

@Configuration
@EnableWebSecurity
public class SecurityConfig {

    private final Shop shop;
    private final PasswordEncoder encoder = new BCryptPasswordEncoder();

    public SecurityConfig(Shop shop) {
        this.shop = shop;
    }

    @Bean
    public PasswordEncoder encoder() {
        return encoder;
    }

    protected void configure(AuthenticationManagerBuilder auth) throws Exception {
        if (shop.isOpen()) {
            auth.userDetailsService(new Anybody());
            return;
        }
        auth.userDetailsService(shop.customers()).passwordEncoder(encoder());
    }

    @Bean
    public SecurityFilterChain filterChain(HttpSecurity http) throws Exception {
        AuthenticationManagerBuilder auth = http.getSharedObject(AuthenticationManagerBuilder.class);
        auth.parentAuthenticationManager(null);
        configure(auth);
        if (shop.isOpen()) {
            http.authorizeRequests().anyRequest().permitAll();
            return http.build();
        } else {
            http.authorizeRequests().anyRequest().authenticated();
        }
        http.formLogin();
        return http.build();
    }
}
