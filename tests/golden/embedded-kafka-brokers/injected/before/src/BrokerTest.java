import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.test.EmbeddedKafkaBroker;

class BrokerTest {
    @Autowired
    EmbeddedKafkaBroker broker; // not a new EmbeddedKafkaBroker()
}
