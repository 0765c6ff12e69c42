package shop;

import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;
import org.springframework.util.concurrent.ListenableFutureCallback;

class Objects implements ListenableFutureCallback<SendResult<String, String>> {
    private final KafkaTemplate<String, String> kafka = null;

    void send(String id, ListenableFutureCallback<SendResult<String, String>> callback) {
        kafka.send("orders", id).whenComplete((result2, failure) -> {
            if (failure == null) { callback.onSuccess(result2); } else { callback.onFailure(failure); }
        });
        kafka.send("orders", id).whenComplete((result2, failure) -> {
            if (failure == null) { this.onSuccess(result2); } else { this.onFailure(failure); }
        });
        var callback4 = new Logged(id);
        kafka.send("orders", id).whenComplete((result2, failure) -> {
            if (failure == null) { callback4.onSuccess(result2); } else { callback4.onFailure(failure); }
        });
        var callback5 = new ListenableFutureCallback<SendResult<String, String>>() {
            @Override
            public void onSuccess(SendResult<String, String> result) {
                register(this);
            }

            @Override
            public void onFailure(Throwable ex) {
            }
        };
        kafka.send("orders", id).whenComplete((result2, failure) -> {
            if (failure == null) { callback5.onSuccess(result2); } else { callback5.onFailure(failure); }
        });
        kafka.send("orders", id).whenComplete((result2, ex) -> {
            if (ex == null) {
                log(result2);
            } else {
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
