package shop;

import org.apache.kafka.streams.kstream.KStream;
import org.springframework.cloud.stream.annotation.EnableBinding;
import org.springframework.cloud.stream.annotation.Input;
import org.springframework.cloud.stream.annotation.StreamListener;

@EnableBinding(Streams.Channels.class)
public class Streams {

    interface Channels {
        @Input("orders")
        KStream<?, ?> orders();
    }

    @StreamListener("orders")
    public void count(KStream<String, Order> orders) {
        orders.groupByKey().count();
    }
}
