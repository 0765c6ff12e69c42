package shop.web;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.cloud.stream.test.binder.MessageCollector;
import org.springframework.context.annotation.Import;

@SpringBootTest(classes = ShopApplication.class)
@Import(Clock.class)
class WebTest {

    @Test
    void starts(@Autowired MessageCollector collector) {
    }
}
