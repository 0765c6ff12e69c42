package shop;

import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;

@WebMvcTest(excludeAutoConfiguration = SecurityAutoConfiguration.class)
class WithoutBootSecurityTest {
}
