package p;

import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.util.concurrent.ListenableFuture;

class KafkaEvents implements Events {
    private KafkaTemplate<String, Event> template;

    @Override
    public ListenableFuture<Receipt> send(Event event) {
        return receipts(template.send("events", event));
    }
}
