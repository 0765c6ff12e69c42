package a;

import java.util.List;
import org.springframework.security.config.annotation.web.configuration.WebSecurityConfigurerAdapter;
import springfox.documentation.annotations.*;

class A extends WebSecurityConfigurerAdapter {
    @ApiIgnore
    List<String> names;
}
