package p;

import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.ReturnedMessage;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.rabbit.core.RabbitTemplate.ReturnsCallback;

class Returned implements ReturnsCallback {
    private Log log;

    void all(RabbitTemplate template) {
        template.setReturnsCallback(returned -> log.error("Lost {} {}", returned.getReplyCode(), returned.getReplyText()));
        template.setReturnsCallback(returned -> this.lost(returned.getMessage(), returned.getReplyCode(), returned.getReplyText(), returned.getExchange(), returned.getRoutingKey()));
        template.setReturnsCallback(new Returned());
        template.setReturnsCallback(new ReturnsCallback() {
            @Override
            public void returnedMessage(ReturnedMessage returned) {
                int code = returned.getReplyCode();
                log.error("Lost {}", code);
            }
        });
    }

    @Override
    public void returnedMessage(ReturnedMessage returned) {
        Message message = returned.getMessage();
        log.error("Lost {}", message);
    }

    private void lost(Message message, int code, String text, String exchange, String key) {
    }
}
