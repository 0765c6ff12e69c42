package shop;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.listener.RecordInterceptor;

public class Interceptor implements RecordInterceptor<String, Order> {

    @Override
    public ConsumerRecord<String, Order> intercept(ConsumerRecord<String, Order> record, Consumer<String, Order> consumer) {
        return record.value() == null ? null : record;
    }
}
