package shop.web;

import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;

@WebMvcTest(value = ShopController.class, useDefaultFilters = false)
class ShopControllerTest {
}
