package shop;

import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;
import org.springframework.util.concurrent.FailureCallback;
import org.springframework.util.concurrent.ListenableFutureCallback;
import org.springframework.util.concurrent.SuccessCallback;

class Objects implements ListenableFutureCallback<SendResult<String, String>> {
    private final KafkaTemplate<String, String> kafka = null;

    void send(String id, ListenableFutureCallback<SendResult<String, String>> callback) {
        kafka.send("orders", id).addCallback(callback);
        kafka.send("orders", id).addCallback(this);
        kafka.send("orders", id).addCallback(new Logged(id));
        kafka.send("orders", id).addCallback(new ListenableFutureCallback<SendResult<String, String>>() {
            @Override
            public void onSuccess(SendResult<String, String> result) {
                register(this);
            }

            @Override
            public void onFailure(Throwable ex) {
            }
        });
        kafka.send("orders", id).addCallback(new SuccessCallback<SendResult<String, String>>() {
            public void onSuccess(SendResult<String, String> id) {
                log(id);
            }
        }, new FailureCallback() {
            public void onFailure(Throwable ex) {
                log(ex);
            }
        });
    }

    @Override
    public void onSuccess(SendResult<String, String> result) {
    }

    @Override
    public void onFailure(Throwable ex) {
    }
}
