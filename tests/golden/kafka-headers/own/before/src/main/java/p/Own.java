package p;

import org.springframework.kafka.support.KafkaHeaders;

class Own {

    static final String MESSAGE_KEY = KafkaHeaders.OFFSET;

    String key() {
        return MESSAGE_KEY + Other.PARTITION_ID;
    }
}
