package a;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.WebSecurityConfigurerAdapter;

@EnableWebSecurity
public class StatelessSecurity extends WebSecurityConfigurerAdapter {

    private final TokenFilter tokens;

    public StatelessSecurity(TokenFilter tokens) {
        super(true);
        this.tokens = tokens;
    }

    @Override
    protected void configure(HttpSecurity http) throws Exception {
        http
            .exceptionHandling().and()
            .anonymous().and()
            .servletApi().and()
            .authorizeHttpRequests().anyRequest().authenticated();
    }
}
