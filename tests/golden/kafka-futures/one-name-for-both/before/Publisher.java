package p;

import org.springframework.kafka.core.KafkaTemplate;

class Publisher {
    private KafkaTemplate<String, String> template;

    void publish(String text) {
        template.send("topic", text).addCallback(it -> System.out.println(it), it -> System.err.println(it));
    }
}
