package shop;

import org.springframework.cloud.stream.annotation.EnableBinding;
import org.springframework.cloud.stream.annotation.StreamListener;
import org.springframework.cloud.stream.messaging.Sink;

@EnableBinding(Sink.class)
public class Listening {

    @StreamListener(Sink.INPUT)
    public void hear(Object payload) {
    }
}
