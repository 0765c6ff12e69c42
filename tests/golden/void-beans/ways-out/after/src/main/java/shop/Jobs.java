package shop;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
public class Jobs {

    @Bean
    public Void drain() {
        while (!queue.isEmpty()) {
            queue.poll();
        }
        return null;
    }

    @Bean
    public Void listen() {
        while (true) {
            queue.poll();
        }
    }

    @Bean
    public Void refuse() {
        if (queue == null) {
            throw new IllegalStateException("none");
        } else {
            throw new IllegalStateException("some");
        }
    }
}
