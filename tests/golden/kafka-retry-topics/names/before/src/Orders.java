import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.annotation.RetryableTopic;
import org.springframework.retry.annotation.Backoff;

class Orders {
    @RetryableTopic
    @KafkaListener(topics = "orders")
    void orders(String order) {}

    @RetryableTopic(
            attempts = "5",
            backoff = @Backoff(delay = 100, multiplier = 2, maxDelay = 300),
            autoCreateTopics = "false")
    @KafkaListener(topics = "refunds")
    void refunds(String refund) {}
}
