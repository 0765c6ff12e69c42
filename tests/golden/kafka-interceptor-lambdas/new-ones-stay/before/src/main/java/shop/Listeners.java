package shop;

import java.util.function.UnaryOperator;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.listener.RecordInterceptor;

class Listeners {

    void configure(ConcurrentKafkaListenerContainerFactory<String, String> factory) {
        UnaryOperator<String> same = text -> text;
        factory.setRecordInterceptor((record, consumer) -> record);
    }
}
