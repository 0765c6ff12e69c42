package p;

import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.support.converter.BatchMessagingMessageConverter;
import org.springframework.kafka.support.converter.StringJsonMessageConverter;

class Listeners {
    void one(ConcurrentKafkaListenerContainerFactory<String, String> factory) {
        factory.setMessageConverter(new StringJsonMessageConverter());
    }

    void many(ConcurrentKafkaListenerContainerFactory<String, String> factory) {
        factory.setMessageConverter(new BatchMessagingMessageConverter(new StringJsonMessageConverter()));
    }

    void unknown(ConcurrentKafkaListenerContainerFactory<String, String> factory) {
        factory.setMessageConverter(converter());
    }
}
