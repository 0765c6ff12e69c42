package shop;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.integration.annotation.InboundChannelAdapter;
import org.springframework.integration.annotation.Poller;
import org.springframework.integration.annotation.ServiceActivator;
import org.springframework.integration.router.RecipientListRouter;

@Configuration
@Import({Clock.class, Sink.Bindings.class, Source.Bindings.class})
public class Events {

    @Bean
    @ServiceActivator(inputChannel = Sink.INPUT)
    static RecipientListRouter createdRouter() {
        RecipientListRouter router = new RecipientListRouter();
        router.setDefaultOutputChannelName("nullChannel");
        router.addRecipient("events.created", "headers['type']=='created'");
        router.addRecipient("events.closed", "headers['type']=='closed'");
        return router;
    }

    @ServiceActivator(inputChannel = "events.created")
    public void created(Created event) {
    }

    @ServiceActivator(inputChannel = "events.closed")
    public void closed(Closed event) {
    }

    @InboundChannelAdapter(value = Source.OUTPUT, poller = @Poller(fixedDelay = "1000"))
    public String tick() {
        return "tick";
    }
}
