package p;

import static org.mockito.Mockito.when;

import java.util.concurrent.CompletableFuture;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;

class PublisherTest {

    void sends(KafkaTemplate<String, String> template, SendResult<String, String> sent, java.util.List<String> list) {
        CompletableFuture<SendResult<String, String>> future = new CompletableFuture<>();
        CompletableFuture<SendResult<String, String>> broken = new CompletableFuture<>();
        when(template.send("t", "a")).thenReturn(future, broken);
        future.complete(sent);
        broken.completeExceptionally(new IllegalStateException());
        list.set(0, "a");
    }
}
