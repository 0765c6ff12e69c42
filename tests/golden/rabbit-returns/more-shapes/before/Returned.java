package p;

import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.rabbit.core.RabbitTemplate.ReturnCallback;

class Returned implements ReturnCallback {
    private Log log;

    void all(RabbitTemplate template) {
        template.setReturnCallback((message, code, text, exchange, key) -> log.error("Lost {} {}", code, text));
        template.setReturnCallback(this::lost);
        template.setReturnCallback(new Returned());
        template.setReturnCallback(new ReturnCallback() {
            @Override
            public void returnedMessage(Message message, int code, String text, String exchange, String key) {
                log.error("Lost {}", code);
            }
        });
    }

    @Override
    public void returnedMessage(Message message, int code, String text, String exchange, String key) {
        log.error("Lost {}", message);
    }

    private void lost(Message message, int code, String text, String exchange, String key) {
    }
}
