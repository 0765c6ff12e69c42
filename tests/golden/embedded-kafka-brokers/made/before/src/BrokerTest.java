import org.springframework.kafka.test.EmbeddedKafkaBroker;

class BrokerTest {
    static final EmbeddedKafkaBroker BROKER = new EmbeddedKafkaBroker(1, true, "orders").kafkaPorts(0);
}
