package p;

import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.support.converter.BatchMessagingMessageConverter;
import org.springframework.kafka.support.converter.StringJsonMessageConverter;

class Listeners {
    void one(ConcurrentKafkaListenerContainerFactory<String, String> factory) {
        factory.setRecordMessageConverter(new StringJsonMessageConverter());
    }

    void many(ConcurrentKafkaListenerContainerFactory<String, String> factory) {
        factory.setBatchMessageConverter(new BatchMessagingMessageConverter(new StringJsonMessageConverter()));
    }

    void unknown(ConcurrentKafkaListenerContainerFactory<String, String> factory) {
        factory.setMessageConverter(converter());
    }
}
