package shop;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;

class SwaggerConfig {
    @Value("${swagger.enabled}")
    private Boolean enabled;

    @Bean
    OpenAPI api() {
        return new OpenAPI()
                .info(info());
    }

    private Info info() {
        return new Info().title("Shop").version("1");
    }
}
