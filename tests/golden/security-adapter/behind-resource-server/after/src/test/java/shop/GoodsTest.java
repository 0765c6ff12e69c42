package shop;

import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.context.annotation.Import;
import shop.security.Users;

@WebMvcTest
@Import(Users.class)
class GoodsTest {
}
