package shop;

import org.springframework.boot.web.client.RestTemplateBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.RestTemplate;

class Clients {
    @Bean
    RestTemplate stock(RestTemplateBuilder builder) {
        return builder.requestFactory(SimpleClientHttpRequestFactory::new).build();
    }
}
