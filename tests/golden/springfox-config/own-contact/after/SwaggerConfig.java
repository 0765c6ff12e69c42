package com.example;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
public class SwaggerConfig {

    @Bean
    OpenAPI api() {
        return new OpenAPI()
                .info(this.apiInfo());
    }

    private Info apiInfo() {
        return new Info().title("Shop").contact(this.contact());
    }

    private Contact contact() {
        return new Contact().name("Ann").url("https://example.com").email("a@example.com");
    }
}
