package p;

import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.util.concurrent.ListenableFuture;

class A {
    void a(KafkaTemplate<String, String> template) {
        // ListenableFuture<SendResult<String, String>> sent =
        template.send("a", "b");
    }
}
