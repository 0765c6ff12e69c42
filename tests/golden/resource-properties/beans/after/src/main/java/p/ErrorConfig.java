package p;

import org.springframework.boot.autoconfigure.web.WebProperties;
import org.springframework.boot.web.reactive.error.ErrorAttributes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class ErrorConfig {
    private final WebProperties resourceProperties;

    ErrorConfig(WebProperties resourceProperties) {
        this.resourceProperties = resourceProperties;
    }

    @Bean
    Handler handler(ErrorAttributes attributes) {
        return new Handler(attributes, this.resourceProperties.getResources());
    }
}
