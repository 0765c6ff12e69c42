package shop;

import org.springframework.kafka.test.EmbeddedKafkaBroker;

class OrdersTest {

    final EmbeddedKafkaBroker broker = new EmbeddedKafkaBroker(1);

    void setUp() {
        broker.setZkPort(9092);
        broker.kafkaPorts(9092);
    }
}
