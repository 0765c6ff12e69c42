package p;

import static org.springframework.kafka.support.KafkaHeaders.KEY;
import static org.springframework.kafka.support.KafkaHeaders.TOPIC;

import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.messaging.support.MessageBuilder;

class Listener {

    void on(@Header(KafkaHeaders.RECEIVED_KEY) String key,
            @Header(name = org.springframework.kafka.support.KafkaHeaders.RECEIVED_PARTITION) int partition,
            @Header(KafkaHeaders.OFFSET) long offset) {
        MessageBuilder.withPayload(key).setHeader(TOPIC, "t").setHeader(KEY, key)
                .setHeader(KafkaHeaders.PARTITION, partition).build();
    }
}
