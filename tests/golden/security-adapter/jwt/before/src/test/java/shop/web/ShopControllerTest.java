package shop.web;

import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;

@WebMvcTest(ShopController.class)
class ShopControllerTest {
}
