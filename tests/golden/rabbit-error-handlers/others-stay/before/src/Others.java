package shop;

import com.rabbitmq.client.Channel;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.listener.api.RabbitListenerErrorHandler;
import org.springframework.amqp.rabbit.support.ListenerExecutionFailedException;

class Others implements RabbitListenerErrorHandler {

    interface Three {
        Object of(int a, int b, int c);
    }

    private final Three three = (a, b, c) -> a;

    @Override
    public Object handleError(Message amqp, Channel channel, org.springframework.messaging.Message<?> message,
            ListenerExecutionFailedException error) {
        return three;
    }

    Object handleError(int a, int b) {
        return a + b;
    }
}
