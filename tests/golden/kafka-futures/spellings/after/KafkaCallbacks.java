package shop;

import java.util.concurrent.CompletableFuture;
import org.springframework.kafka.core.KafkaProducerException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;

class KafkaCallbacks {
    private final KafkaTemplate<String, String> kafka = null;

    void anonymous() {
        CompletableFuture<SendResult<String, String>> result = kafka.send("orders", "1");
        result.whenComplete((result2, failure) -> {
            if (failure == null) {
                log("the result is", result2);
            } else {
                KafkaProducerException ex = (KafkaProducerException) failure;
                log("lost", ex.getFailedProducerRecord());
            }
        });
    }

    void cast() {
        kafka.sendDefault("1", "2").whenComplete((sent, failure) -> {
            if (failure == null) { log("sent", sent); } else { KafkaProducerException ex = (KafkaProducerException) failure; log("lost", ex.getFailedProducerRecord()); }
        });
    }

    void streams() throws Exception {
        kafka.send("orders", "1").whenComplete((result, failure) -> {
            if (failure == null) { System.out.println(result); } else { System.err.println(failure); }
        });
        kafka.send("orders", "1").whenComplete((result, failure) -> {
            if (failure == null) { KafkaCallbacks.sent(result); } else { KafkaCallbacks.lost(failure); }
        });
        kafka.send("orders", "1").get();
    }

    static void sent(SendResult<String, String> result) {
    }

    static void lost(Throwable failure) {
    }
}
