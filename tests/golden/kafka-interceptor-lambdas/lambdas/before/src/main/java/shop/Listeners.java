package shop;

import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.listener.RecordInterceptor;

class Listeners {

    void configure(ConcurrentKafkaListenerContainerFactory<String, String> factory) {
        factory.setRecordInterceptor(record -> {
            System.out.println(record.key());
            return record;
        });
        RecordInterceptor<String, String> filled = (record) -> record.value() == null ? null : record;
        factory.setRecordInterceptor(filled);
    }

    RecordInterceptor<String, String> all() {
        return record -> record;
    }
}
