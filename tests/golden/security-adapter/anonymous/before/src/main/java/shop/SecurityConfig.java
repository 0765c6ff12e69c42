package shop;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.WebSecurityConfigurerAdapter;

@Configuration
class SecurityConfig {

    @Bean
    @ConditionalOnMissingBean(WebSecurityConfigurerAdapter.class)
    WebSecurityConfigurerAdapter open(Settings settings) {
        return new WebSecurityConfigurerAdapter() {
            @Override
            protected void configure(HttpSecurity http) throws Exception {
                // no tokens
                http.csrf().disable();
            }
        };
    }
}
