package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.cloud.stream.binder.test.TestChannelBinderConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.messaging.Message;

@SpringBootTest
@Import({TestChannelBinderConfiguration.class, MessageCollector.class})
class SenderTest {

    @Autowired
    private Source source;

    @Autowired
    private MessageCollector collector;

    @Test
    void sends() {
        Message<?> sent = collector.forChannel(source.output()).poll();
        assertEquals("hello", sent.getPayload());
    }
}
