import org.springframework.amqp.rabbit.AsyncRabbitTemplate;
import org.springframework.amqp.rabbit.RabbitConverterFuture;
import org.springframework.amqp.rabbit.RabbitMessageFuture;

class Asks {
    String ask(AsyncRabbitTemplate template) throws Exception {
        RabbitConverterFuture<String> answer = template.convertSendAndReceive("orders", "1");
        RabbitMessageFuture other = null;
        return answer.get();
    }
}
