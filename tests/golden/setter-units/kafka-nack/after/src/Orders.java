import java.time.Duration;
import org.springframework.kafka.support.Acknowledgment;

class Orders {
    void one(Acknowledgment acknowledgment) {
        acknowledgment.nack(Duration.ofMillis(1000));
    }

    void batch(Acknowledgment acknowledgment, int index) {
        acknowledgment.nack(index, Duration.ofMillis(500L));
    }
}
