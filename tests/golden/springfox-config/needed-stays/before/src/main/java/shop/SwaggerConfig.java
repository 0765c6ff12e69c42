package shop;

import springfox.documentation.service.ApiKey;
import springfox.documentation.spi.DocumentationType;
import springfox.documentation.spring.web.plugins.Docket;
import springfox.documentation.swagger2.annotations.EnableSwagger2;

@EnableSwagger2
class SwaggerConfig {
    Docket api() {
        return new Docket(DocumentationType.SWAGGER_2).securitySchemes(java.util.List.of(key())).select().build();
    }

    ApiKey key() {
        return new ApiKey("JWT", "Authorization", "header");
    }

    String header() {
        return key().getKeyname();
    }
}
