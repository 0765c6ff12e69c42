package a;

import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

class RabbitConfig {
    RabbitTemplate template(RabbitTemplate template) {
        template.setReturnsCallback(returned -> {
            Message msg = returned.getMessage();
            String exchange = returned.getExchange();
            log.warn("{} did not reach a queue from {}", msg, exchange);
        });
        return template;
    }
}
