package p;

import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;

class Publisher {
    private KafkaTemplate<String, String> template;
    private Log log;

    void publish(String text) {
        template
            .send("topic", text)
            .whenComplete((result, failure) -> {
                if (failure == null) { this.onSuccess(result); } else { log.failed(failure); }
            });
    }

    private void onSuccess(SendResult<String, String> result) {}
}
