package shop;

import org.springframework.amqp.rabbit.support.ListenerContainerAware;
import org.springframework.kafka.listener.ContainerProperties;
import shop.messages.CorrelationData;
import shop.messages.MessageChannels;

class Own {

    CorrelationData of(ContainerProperties properties, ListenerContainerAware container) {
        return MessageChannels.correlated(properties, container);
    }
}
