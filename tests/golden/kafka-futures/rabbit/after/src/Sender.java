import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

class Sender {
    void send(RabbitTemplate template, CorrelationData data) {
        data.getFuture().whenComplete((confirm, error) -> {
            if (error == null) {
                System.out.println(confirm.isAck());
            } else {
                System.err.println(error.getMessage());
            }
        });
        template.convertAndSend("shop", "order", "1", data);
    }
}
