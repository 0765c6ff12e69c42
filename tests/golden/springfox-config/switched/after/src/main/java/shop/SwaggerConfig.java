package shop;

import io.swagger.v3.oas.models.OpenAPI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class SwaggerConfig {
    @Value("${swagger.on:false}")
    private boolean on;

    @Bean
    OpenAPI api() {
        return new OpenAPI();
    }
}
