
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory.ConfirmType;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.support.serializer.SerializationUtils;
import org.springframework.messaging.simp.config.ChannelRegistration;
import org.springframework.messaging.support.ChannelInterceptor;

class Messaging {
    private final CachingConnectionFactory factory = new CachingConnectionFactory();

    void connect(boolean confirms) {
        factory.setPublisherConfirmType(ConfirmType.CORRELATED);
        this.factory.setPublisherConfirmType((confirms && factory.getPort() > 0) ? ConfirmType.CORRELATED : ConfirmType.NONE);
        factory.setPublisherConfirmType(ConfirmType.NONE);
    }

    void delay(RabbitTemplate template, Integer delay) {
        template.convertAndSend("shop", "late", "order", message -> {
            message.getMessageProperties()
                .setDelayLong(Long.valueOf(5000));
            message.getMessageProperties().setDelayLong(Long.valueOf(delay));
            return message;
        });
    }

    Object received(MessageProperties properties) {
        return properties.getReceivedDelayLong();
    }

    void kafka(ContainerProperties properties) {
        properties.setEosMode(ContainerProperties.EOSMode.V2);
        properties.setListenerTaskExecutor(null);
    }

    String headers() {
        return SerializationUtils.KEY_DESERIALIZER_EXCEPTION_HEADER + SerializationUtils.VALUE_DESERIALIZER_EXCEPTION_HEADER;
    }

    void socket(ChannelRegistration registration, ChannelInterceptor interceptor) {
        registration.interceptors(interceptor);
    }
}
