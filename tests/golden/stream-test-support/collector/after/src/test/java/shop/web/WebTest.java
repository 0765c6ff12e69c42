package shop.web;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.cloud.stream.binder.test.TestChannelBinderConfiguration;
import org.springframework.context.annotation.Import;
import shop.MessageCollector;

@SpringBootTest(classes = ShopApplication.class)
@Import({Clock.class, TestChannelBinderConfiguration.class, MessageCollector.class})
class WebTest {

    @Test
    void starts(@Autowired MessageCollector collector) {
    }
}
