package a;

import java.util.List;
import org.springframework.security.config.annotation.web.configuration.WebSecurityConfigurerAdapter;
import springfox.documentation.annotations.*;

/** Was a {@link WebSecurityConfigurerAdapter} once. */
class A {
    List<String> names;
}
