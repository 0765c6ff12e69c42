package p;

import static org.mockito.Mockito.when;

import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;
import org.springframework.util.concurrent.SettableListenableFuture;

class PublisherTest {

    void sends(KafkaTemplate<String, String> template, SendResult<String, String> sent, java.util.List<String> list) {
        SettableListenableFuture<SendResult<String, String>> future = new SettableListenableFuture<>();
        SettableListenableFuture<SendResult<String, String>> broken = new SettableListenableFuture<>();
        when(template.send("t", "a")).thenReturn(future, broken);
        future.set(sent);
        broken.setException(new IllegalStateException());
        list.set(0, "a");
    }
}
