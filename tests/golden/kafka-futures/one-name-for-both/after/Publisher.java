package p;

import org.springframework.kafka.core.KafkaTemplate;

class Publisher {
    private KafkaTemplate<String, String> template;

    void publish(String text) {
        template.send("topic", text).whenComplete((it, failure) -> {
            if (failure == null) { System.out.println(it); } else { System.err.println(failure); }
        });
    }
}
