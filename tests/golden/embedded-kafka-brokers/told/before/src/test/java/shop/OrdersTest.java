package shop;

import org.junit.jupiter.api.BeforeAll;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.context.EmbeddedKafka;

@EmbeddedKafka
class OrdersTest {

    @Autowired
    private EmbeddedKafkaBroker broker;

    @BeforeAll
    void setUp() {
        broker.setZkPort(9092);
        broker.kafkaPorts(9092);
    }
}
