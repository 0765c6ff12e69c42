package shop;

import org.springframework.kafka.core.KafkaFailureCallback;
import org.springframework.kafka.core.KafkaProducerException;
import org.springframework.kafka.core.KafkaSendCallback;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;
import org.springframework.util.concurrent.ListenableFuture;

class KafkaCallbacks {
    private final KafkaTemplate<String, String> kafka = null;

    void anonymous() {
        ListenableFuture<SendResult<String, String>> result = kafka.send("orders", "1");
        result.addCallback(new KafkaSendCallback<String, String>() {
            @Override
            public void onSuccess(SendResult<String, String> result) {
                log("the result is", result);
            }

            @Override
            public void onFailure(KafkaProducerException ex) {
                log("lost", ex.getFailedProducerRecord());
            }
        });
    }

    void cast() {
        kafka.sendDefault("1", "2").addCallback(
            sent -> log("sent", sent),
            (KafkaFailureCallback<String, String>) ex -> log("lost", ex.getFailedProducerRecord()));
    }

    void streams() throws Exception {
        kafka.send("orders", "1").addCallback(System.out::println, System.err::println);
        kafka.send("orders", "1").addCallback(KafkaCallbacks::sent, KafkaCallbacks::lost);
        kafka.send("orders", "1").completable().get();
    }

    static void sent(SendResult<String, String> result) {
    }

    static void lost(Throwable failure) {
    }
}
