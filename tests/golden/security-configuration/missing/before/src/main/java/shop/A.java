package shop;

import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;

/** Rules. */
@EnableWebSecurity
public class A {
}
