package shop;

import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;

class Configs {
    @Configuration
    @EnableMethodSecurity(
        // jsr250Enabled = true,
        prePostEnabled = true)
    static class A {}

    @Configuration
    @EnableMethodSecurity(prePostEnabled = false, securedEnabled = true)
    static class B {}
}
