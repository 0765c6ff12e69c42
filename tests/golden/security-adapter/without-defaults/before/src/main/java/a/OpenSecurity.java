package a;

import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.WebSecurityConfigurerAdapter;

@EnableWebSecurity
@Order(1)
public class OpenSecurity extends WebSecurityConfigurerAdapter {

    public OpenSecurity() {
        super(true);
    }
}
