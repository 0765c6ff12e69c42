package shop;

import org.springframework.security.config.annotation.web.configuration.WebSecurityConfigurerAdapter;

class Bare extends WebSecurityConfigurerAdapter {
    Bare() {
        super(Boolean.getBoolean("bare"));
    }
}
