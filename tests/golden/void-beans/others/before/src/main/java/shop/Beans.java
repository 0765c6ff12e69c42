package shop;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
public class Beans {

    @Bean
    public Clock clock() {
        return new Clock();
    }

    public void start() {
        return;
    }
}
