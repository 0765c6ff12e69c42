package com.example;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.authentication.builders.AuthenticationManagerBuilder;
import org.springframework.security.config.annotation.web.configuration.WebSecurityConfigurerAdapter;
import org.springframework.security.core.userdetails.UserDetailsService;

@Configuration
class SecurityConfig extends WebSecurityConfigurerAdapter {

    private final Accounts accounts;

    SecurityConfig(Accounts accounts) {
        this.accounts = accounts;
    }

    @Bean
    @Override
    public UserDetailsService userDetailsServiceBean() {
        return name -> {
            System.out.println(name);
            return accounts.named(name);
        };
    }

    @Autowired
    public void configureGlobal(AuthenticationManagerBuilder auth) throws Exception {
        auth.userDetailsService(
                        userDetailsServiceBean())
                .passwordEncoder(Encoders.ONE);
    }
}
