package shop.a.web;

import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.context.annotation.Import;
import shop.a.WebSecurityConfig;

@WebMvcTest
@Import(WebSecurityConfig.class)
class PagesTest {
}
