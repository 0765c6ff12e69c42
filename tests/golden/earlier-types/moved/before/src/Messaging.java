package shop;

import static org.springframework.kafka.support.serializer.ErrorHandlingDeserializer2.VALUE_DESERIALIZER_CLASS;

import com.rabbitmq.client.Channel;
import java.util.Map;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.core.ChannelAwareMessageListener;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.rabbit.support.CorrelationData;
import org.springframework.integration.dsl.channel.MessageChannels;
import org.springframework.kafka.listener.config.ContainerProperties;
import org.springframework.kafka.support.*;
import org.springframework.kafka.support.serializer.ErrorHandlingDeserializer2;
import org.springframework.messaging.MessageChannel;

class Messaging implements ChannelAwareMessageListener, RabbitTemplate.ConfirmCallback {

    private final ContainerProperties properties = new ContainerProperties(new TopicPartitionInitialOffset("orders", 0, 5L));

    void settings(Map<String, Object> settings) {
        settings.put("value.deserializer", ErrorHandlingDeserializer2.class);
        settings.put("key.deserializer", "org.springframework.kafka.support.serializer.ErrorHandlingDeserializer2");
        settings.put(VALUE_DESERIALIZER_CLASS, StringDeserializer.class);
    }

    void send(RabbitTemplate rabbit) {
        rabbit.convertAndSend("orders", "created", "1", new org.springframework.amqp.rabbit.support.CorrelationData("1"));
    }

    MessageChannel orders() {
        return MessageChannels.queue("orders", 10).getObject();
    }

    @Override
    public void confirm(CorrelationData correlation, boolean ack, String cause) {
        var offset = new TopicPartitionInitialOffset("orders", 0);
        System.out.println(offset + " " + correlation + properties);
    }

    @Override
    public void onMessage(Message message, Channel channel) {
    }
}
