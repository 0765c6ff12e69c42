package p;

import java.util.concurrent.CompletableFuture;
import org.springframework.kafka.core.KafkaTemplate;

class KafkaEvents implements Events {
    private KafkaTemplate<String, Event> template;

    @Override
    public CompletableFuture<Receipt> send(Event event) {
        return receipts(template.send("events", event));
    }
}
