package a;

import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

class Returns implements RabbitTemplate.ConfirmCallback, RabbitTemplate.ReturnCallback {
    void register(RabbitTemplate template) {
        template.setReturnCallback(this);
    }

    @Override
    public void returnedMessage(Message message, int replyCode, String replyText, String exchange, String routingKey) {
        log.warn("{} {}", replyCode, message);
    }
}
