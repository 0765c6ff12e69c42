package shop;

import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;

/** Rules. */
@Configuration
@EnableWebSecurity
public class A {
}
