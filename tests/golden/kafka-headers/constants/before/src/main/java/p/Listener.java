package p;

import static org.springframework.kafka.support.KafkaHeaders.MESSAGE_KEY;
import static org.springframework.kafka.support.KafkaHeaders.TOPIC;

import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.messaging.support.MessageBuilder;

class Listener {

    void on(@Header(KafkaHeaders.RECEIVED_MESSAGE_KEY) String key,
            @Header(name = org.springframework.kafka.support.KafkaHeaders.RECEIVED_PARTITION_ID) int partition,
            @Header(KafkaHeaders.OFFSET) long offset) {
        MessageBuilder.withPayload(key).setHeader(TOPIC, "t").setHeader(MESSAGE_KEY, key)
                .setHeader(KafkaHeaders.PARTITION_ID, partition).build();
    }
}
