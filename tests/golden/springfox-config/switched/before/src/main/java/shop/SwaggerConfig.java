package shop;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import springfox.documentation.spi.DocumentationType;
import springfox.documentation.spring.web.plugins.Docket;

@Configuration
class SwaggerConfig {
    @Value("${swagger.on:false}")
    private boolean on;

    @Bean
    Docket api() {
        return new Docket(DocumentationType.OAS_30).enable(on).select().build();
    }
}
