package shop.web;

import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.context.annotation.Import;
import shop.SecurityConfig;

@WebMvcTest(ShopController.class)
@Import(SecurityConfig.class)
class ShopControllerTest {
}
