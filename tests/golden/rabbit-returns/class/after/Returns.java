package a;

import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.ReturnedMessage;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

class Returns implements RabbitTemplate.ConfirmCallback, RabbitTemplate.ReturnsCallback {
    void register(RabbitTemplate template) {
        template.setReturnsCallback(this);
    }

    @Override
    public void returnedMessage(ReturnedMessage returned) {
        Message message = returned.getMessage();
        int replyCode = returned.getReplyCode();
        log.warn("{} {}", replyCode, message);
    }
}
