package a;

import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.reactor.core.ReactorCoreAutoConfiguration;
import org.springframework.boot.test.autoconfigure.web.servlet.MockMvcSecurityAutoConfiguration;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;

@WebMvcTest(excludeAutoConfiguration = {MockMvcSecurityAutoConfiguration.class, DataSourceAutoConfiguration.class})
class A {

    @WebMvcTest(excludeAutoConfiguration = ReactorCoreAutoConfiguration.class)
    static class B {}
}
