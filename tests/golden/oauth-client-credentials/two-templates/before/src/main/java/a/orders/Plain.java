package a.orders;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestTemplate;

@Configuration
class Plain {

    @Bean
    RestTemplate plain() {
        return new RestTemplate();
    }
}
