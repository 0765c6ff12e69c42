package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.cloud.stream.test.binder.MessageCollector;
import org.springframework.messaging.Message;

@SpringBootTest
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
