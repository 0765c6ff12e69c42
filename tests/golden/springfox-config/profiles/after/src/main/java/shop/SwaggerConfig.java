package shop;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration
public class SwaggerConfig {
    private final Info info = new Info().title("Shop").contact(new Contact().name("Ann"));

    @Bean
    public OpenAPI docket(Environment environment) {
        return new OpenAPI()
                .info(info);
    }
}
