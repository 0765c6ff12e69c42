package shop;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
public class Plain {

    @Bean
    public String name() {
        return "shop";
    }
}
