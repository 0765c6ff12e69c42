package shop;

import com.rabbitmq.client.Channel;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.listener.api.RabbitListenerErrorHandler;
import org.springframework.amqp.rabbit.support.ListenerExecutionFailedException;

class Handlers implements RabbitListenerErrorHandler {

    private final RabbitListenerErrorHandler quiet = (amqp, channel, message, error) -> null;

    @Override
    public Object handleError(Message amqp, Channel channel, org.springframework.messaging.Message<?> message,
            ListenerExecutionFailedException error) throws Exception {
        throw error;
    }

    RabbitListenerErrorHandler bean() {
        return (Message amqp, Channel channel, org.springframework.messaging.Message<?> message, ListenerExecutionFailedException error) -> amqp;
    }

    RabbitListenerErrorHandler other() {
        return new RabbitListenerErrorHandler() {
            @Override
            public Object handleError(Message amqp, Channel channel, org.springframework.messaging.Message<?> message, ListenerExecutionFailedException error) {
                return quiet;
            }
        };
    }
}
