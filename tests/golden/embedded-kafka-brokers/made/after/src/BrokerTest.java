import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.EmbeddedKafkaZKBroker;

class BrokerTest {
    static final EmbeddedKafkaBroker BROKER = new EmbeddedKafkaZKBroker(1, true, "orders").kafkaPorts(0);
}
