package shop;

import org.springframework.boot.web.client.RestTemplateBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.web.client.RestTemplate;

class Clients {
    @Bean
    RestTemplate stock(RestTemplateBuilder builder) {
        return builder.build();
    }
}
