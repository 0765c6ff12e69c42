package shop;

import org.springframework.kafka.test.EmbeddedKafkaZKBroker;

class OrdersTest {

    final EmbeddedKafkaZKBroker broker = new EmbeddedKafkaZKBroker(1);

    void setUp() {
        broker.setZkPort(9092);
        broker.kafkaPorts(9092);
    }
}
