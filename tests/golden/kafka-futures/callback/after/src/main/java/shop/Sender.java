package shop;

import java.util.concurrent.CompletableFuture;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;

class Sender {
    void a(KafkaTemplate<String, String> kafka) {
        CompletableFuture<SendResult<String, String>> future = kafka.send("topic", "x");
        future.whenComplete((result, ex) -> {
            if (ex == null) {
                log("sent", result);
            } else {
                log("failed", ex);
            }
        });
        future.whenComplete((r, e) -> {
            if (e == null) { log(r); } else { log(e); }
        });
    }
}
