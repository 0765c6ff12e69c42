package a;

import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;

@WebMvcTest(excludeAutoConfiguration = {DataSourceAutoConfiguration.class})
class A {

    @WebMvcTest
    static class B {}
}
