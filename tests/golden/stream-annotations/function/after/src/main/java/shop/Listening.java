package shop;

import java.util.function.Function;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.integration.annotation.ServiceActivator;

@SpringBootApplication
@Import(Sink.Bindings.class)
public class Listening {

    @ServiceActivator(inputChannel = Sink.INPUT)
    public void hear(String payload) {
    }

    @Bean
    public Function<String, String> upper() {
        return String::toUpperCase;
    }
}
