package shop;

import static org.springframework.cloud.stream.messaging.Processor.OUTPUT;

import org.springframework.cloud.stream.annotation.EnableBinding;
import org.springframework.cloud.stream.annotation.StreamListener;
import org.springframework.cloud.stream.messaging.Processor;
import org.springframework.messaging.handler.annotation.SendTo;

@EnableBinding(Processor.class)
public class Upper {

    @StreamListener(Processor.INPUT)
    @SendTo(OUTPUT)
    public String upper(String text) {
        return text.toUpperCase();
    }
}
