package shop;

import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

@WebMvcTest
@Import({Chains.Api.class, SecurityConfig.class})
@ContextConfiguration(classes = {Application.class, Clock.class})
class WholeContextTest {
}
