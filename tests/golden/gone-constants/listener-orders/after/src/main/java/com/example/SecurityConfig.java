package com.example;

import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration
@Order(SecurityProperties.BASIC_AUTH_ORDER - 2)
public class SecurityConfig {

    int behind(int base) {
        return base - (SecurityProperties.BASIC_AUTH_ORDER - 2);
    }
}
