package shop;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.CommonLoggingErrorHandler;
import org.springframework.kafka.listener.MessageListenerContainer;

class Skipping implements CommonErrorHandler {

    @Override
    public boolean handleOne(Exception thrown, ConsumerRecord<?, ?> record, Consumer<?, ?> consumer,
            MessageListenerContainer container) {
        if (record.value() == null) {
            return true;
        }
        Runnable later = () -> {
            return;
        };
        later.run();
        // the next one follows
        return true;
    }

    @Override
    public boolean seeksAfterHandling() {
        return CommonErrorHandler.super.seeksAfterHandling();
    }
}

class Failing implements CommonErrorHandler {

    public boolean handleOne(
            Exception thrown, ConsumerRecord<?, ?> record, Consumer<?, ?> consumer, MessageListenerContainer container) {
        if (thrown.getCause() == null) {
            return true;
        } else {
            throw new KafkaException("failed", thrown);
        }
    }
}

class Counting extends CommonLoggingErrorHandler {

    private int count;

    @Override
    public boolean handleOne(
            Exception thrown, ConsumerRecord<?, ?> record, Consumer<?, ?> consumer, MessageListenerContainer container) {
        count++;
        super.handleOne(thrown, record, consumer, container);
        return true;
    }
}

class Silent implements CommonErrorHandler {

    @Override
    public boolean handleOne(Exception e, ConsumerRecord<?, ?> r, Consumer<?, ?> c, MessageListenerContainer l) {
        return true;
    }
}
