package shop;

import org.springframework.cloud.stream.annotation.EnableBinding;
import org.springframework.cloud.stream.annotation.StreamListener;
import org.springframework.cloud.stream.messaging.Sink;
import org.springframework.cloud.stream.messaging.Source;
import org.springframework.context.annotation.Import;
import org.springframework.integration.annotation.InboundChannelAdapter;
import org.springframework.integration.annotation.Poller;

@EnableBinding({Sink.class, Source.class})
@Import(Clock.class)
public class Events {

    @StreamListener(target = Sink.INPUT, condition = "headers['type']=='created'")
    public void created(Created event) {
    }

    @StreamListener(target = Sink.INPUT, condition = "headers['type']=='closed'")
    public void closed(Closed event) {
    }

    @InboundChannelAdapter(value = Source.OUTPUT, poller = @Poller(fixedDelay = "1000"))
    public String tick() {
        return "tick";
    }
}
