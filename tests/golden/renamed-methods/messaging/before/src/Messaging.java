import static org.springframework.kafka.support.serializer.ErrorHandlingDeserializer.VALUE_DESERIALIZER_EXCEPTION_HEADER;

import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.support.serializer.ErrorHandlingDeserializer;
import org.springframework.messaging.simp.config.ChannelRegistration;
import org.springframework.messaging.support.ChannelInterceptor;

class Messaging {
    private final CachingConnectionFactory factory = new CachingConnectionFactory();

    void connect(boolean confirms) {
        factory.setPublisherConfirms(true);
        this.factory.setPublisherConfirms(confirms && factory.getPort() > 0);
        factory.setSimplePublisherConfirms(false);
    }

    void delay(RabbitTemplate template, Integer delay) {
        template.convertAndSend("shop", "late", "order", message -> {
            message.getMessageProperties()
                .setDelay(5000);
            message.getMessageProperties().setDelay(delay);
            return message;
        });
    }

    Object received(MessageProperties properties) {
        return properties.getReceivedDelay();
    }

    void kafka(ContainerProperties properties) {
        properties.setEosMode(ContainerProperties.EOSMode.BETA);
        properties.setOnlyLogRecordMetadata(true);
        properties.setConsumerTaskExecutor(null);
    }

    String headers() {
        return ErrorHandlingDeserializer.KEY_DESERIALIZER_EXCEPTION_HEADER + VALUE_DESERIALIZER_EXCEPTION_HEADER;
    }

    void socket(ChannelRegistration registration, ChannelInterceptor interceptor) {
        registration.setInterceptors(interceptor);
    }
}
