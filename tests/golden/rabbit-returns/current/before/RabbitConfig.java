package a;

import org.springframework.amqp.rabbit.core.RabbitTemplate;

class RabbitConfig {
    void template(RabbitTemplate template) {
        template.setReturnsCallback(returned -> log.warn("{}", returned.getMessage()));
    }
}
