package a;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class Config {
    @Bean
    String queue() {
        return queue("plain");
    }

    String queue(String name) {
        return name;
    }
}
