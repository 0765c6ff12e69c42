package a;

import org.springframework.amqp.rabbit.core.RabbitTemplate;

class RabbitConfig {
    RabbitTemplate template(RabbitTemplate template) {
        template.setReturnCallback((msg, code, text, exchange, key) -> {
            log.warn("{} did not reach a queue from {}", msg, exchange);
        });
        return template;
    }
}
