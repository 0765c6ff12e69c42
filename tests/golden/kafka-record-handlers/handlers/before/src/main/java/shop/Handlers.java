package shop;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.CommonLoggingErrorHandler;
import org.springframework.kafka.listener.MessageListenerContainer;

class Skipping implements CommonErrorHandler {

    @Override
    public void handleRecord(Exception thrown, ConsumerRecord<?, ?> record, Consumer<?, ?> consumer,
            MessageListenerContainer container) {
        CommonErrorHandler.super.handleRecord(thrown, record, consumer, container);
        if (record.value() == null) {
            return;
        }
        Runnable later = () -> {
            return;
        };
        later.run();
        // the next one follows
    }

    @Override
    public boolean remainingRecords() {
        return CommonErrorHandler.super.remainingRecords();
    }
}

class Failing implements CommonErrorHandler {

    public void handleRecord(
            Exception thrown, ConsumerRecord<?, ?> record, Consumer<?, ?> consumer, MessageListenerContainer container) {
        if (thrown.getCause() == null) {
            return;
        } else {
            throw new KafkaException("failed", thrown);
        }
    }
}

class Counting extends CommonLoggingErrorHandler {

    private int count;

    @Override
    public void handleRecord(
            Exception thrown, ConsumerRecord<?, ?> record, Consumer<?, ?> consumer, MessageListenerContainer container) {
        count++;
        super.handleRecord(thrown, record, consumer, container);
    }
}

class Silent implements CommonErrorHandler {

    @Override
    public void handleRecord(Exception e, ConsumerRecord<?, ?> r, Consumer<?, ?> c, MessageListenerContainer l) {}
}
