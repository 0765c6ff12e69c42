package shop;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
public class Jobs {

    @Bean
    public void drain() {
        while (!queue.isEmpty()) {
            queue.poll();
        }
    }

    @Bean
    public void listen() {
        while (true) {
            queue.poll();
        }
    }

    @Bean
    public void refuse() {
        if (queue == null) {
            throw new IllegalStateException("none");
        } else {
            throw new IllegalStateException("some");
        }
    }
}
