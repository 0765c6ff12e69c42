package shop;

import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.context.annotation.Import;

@WebMvcTest(excludeAutoConfiguration = SecurityAutoConfiguration.class)
@Import({Chains.Api.class, SecurityConfig.class})
class WithoutBootSecurityTest {
}
