package shop;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class Registration {
    @Bean
    public String name() {
        return "shop";
    }
}
