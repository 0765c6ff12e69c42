package shop.web;

import org.springframework.integration.support.MessageBuilder;
import org.springframework.stereotype.Service;
import shop.Processor;

@Service
public class Sender {

    private final Processor processor;

    public Sender(Processor processor) {
        this.processor = processor;
    }

    public boolean send(String text) {
        return processor.output().send(MessageBuilder.withPayload(text).build());
    }
}
