package shop;

import static shop.Processor.OUTPUT;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.integration.annotation.ServiceActivator;

@Configuration
@Import(Processor.Bindings.class)
public class Upper {

    @ServiceActivator(inputChannel = Processor.INPUT, outputChannel = OUTPUT)
    public String upper(String text) {
        return text.toUpperCase();
    }
}
