package shop;

import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.method.configuration.EnableGlobalMethodSecurity;

class Configs {
    @Configuration
    @EnableGlobalMethodSecurity(
        // jsr250Enabled = true,
        prePostEnabled = true)
    static class A {}

    @Configuration
    @EnableGlobalMethodSecurity(securedEnabled = true)
    static class B {}
}
