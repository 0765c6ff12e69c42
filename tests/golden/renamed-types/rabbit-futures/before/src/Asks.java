import org.springframework.amqp.rabbit.AsyncRabbitTemplate;
import org.springframework.amqp.rabbit.AsyncRabbitTemplate.RabbitMessageFuture;

class Asks {
    String ask(AsyncRabbitTemplate template) throws Exception {
        AsyncRabbitTemplate.RabbitConverterFuture<String> answer = template.convertSendAndReceive("orders", "1");
        RabbitMessageFuture other = null;
        return answer.get();
    }
}
