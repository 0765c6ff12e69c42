package shop;

import java.util.function.Function;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cloud.stream.annotation.EnableBinding;
import org.springframework.cloud.stream.annotation.StreamListener;
import org.springframework.cloud.stream.messaging.Sink;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
@EnableBinding(Sink.class)
public class Listening {

    @StreamListener(Sink.INPUT)
    public void hear(String payload) {
    }

    @Bean
    public Function<String, String> upper() {
        return String::toUpperCase;
    }
}
