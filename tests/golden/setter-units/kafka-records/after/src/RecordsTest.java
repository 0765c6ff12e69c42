import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;
import org.springframework.kafka.test.utils.KafkaTestUtils;

class RecordsTest {
    static final long TIMEOUT = 10_000;

    void reads(Consumer<String, String> consumer) {
        KafkaTestUtils.getRecords(consumer, Duration.ofMillis(5000));
        KafkaTestUtils.getSingleRecord(consumer, "orders", Duration.ofMillis(TIMEOUT));
    }
}
