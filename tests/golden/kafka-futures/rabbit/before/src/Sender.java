import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

class Sender {
    void send(RabbitTemplate template, CorrelationData data) {
        data.getFuture().addCallback(
            confirm -> {
                System.out.println(confirm.isAck());
            },
            error -> {
                System.err.println(error.getMessage());
            });
        template.convertAndSend("shop", "order", "1", data);
    }
}
