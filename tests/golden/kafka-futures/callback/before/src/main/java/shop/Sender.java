package shop;

import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;
import org.springframework.util.concurrent.ListenableFuture;
import org.springframework.util.concurrent.ListenableFutureCallback;

class Sender {
    void a(KafkaTemplate<String, String> kafka) {
        ListenableFuture<SendResult<String, String>> future = kafka.send("topic", "x");
        future.addCallback(new ListenableFutureCallback<SendResult<String, String>>() {
            @Override
            public void onSuccess(SendResult<String, String> result) {
                log("sent", result);
            }

            @Override
            public void onFailure(Throwable ex) {
                log("failed", ex);
            }
        });
        future.addCallback(r -> log(r), e -> log(e));
    }
}
