package shop;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.authentication.builders.AuthenticationManagerBuilder;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.WebSecurityConfigurerAdapter;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

@Configuration
@EnableWebSecurity
public class SecurityConfig extends WebSecurityConfigurerAdapter {

    private final Shop shop;
    private final PasswordEncoder encoder = new BCryptPasswordEncoder();

    public SecurityConfig(Shop shop) {
        this.shop = shop;
    }

    @Bean
    public PasswordEncoder encoder() {
        return encoder;
    }

    @Override
    protected void configure(AuthenticationManagerBuilder auth) throws Exception {
        if (shop.isOpen()) {
            auth.userDetailsService(new Anybody());
            return;
        }
        auth.userDetailsService(shop.customers()).passwordEncoder(encoder());
    }

    @Override
    protected void configure(HttpSecurity http) throws Exception {
        if (shop.isOpen()) {
            http.authorizeRequests().anyRequest().permitAll();
            return;
        } else {
            http.authorizeRequests().anyRequest().authenticated();
        }
        http.formLogin();
    }
}
