package p;

import org.springframework.boot.autoconfigure.web.ResourceProperties;
import org.springframework.boot.web.reactive.error.ErrorAttributes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class ErrorConfig {
    private final ResourceProperties resourceProperties;

    ErrorConfig(ResourceProperties resourceProperties) {
        this.resourceProperties = resourceProperties;
    }

    @Bean
    Handler handler(ErrorAttributes attributes) {
        return new Handler(attributes, this.resourceProperties);
    }
}
