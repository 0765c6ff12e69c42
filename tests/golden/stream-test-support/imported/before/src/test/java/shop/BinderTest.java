package shop;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.cloud.stream.binder.test.TestChannelBinderConfiguration;

@SpringBootTest(classes = TestChannelBinderConfiguration.class)
class BinderTest {

    @Test
    void starts() {
    }
}
