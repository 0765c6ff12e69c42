package shop;

import springfox.documentation.spi.DocumentationType;
import springfox.documentation.spring.web.plugins.Docket;
import springfox.documentation.swagger2.annotations.EnableSwagger2;

@EnableSwagger2
class SwaggerConfig {
    boolean on;

    Docket api() {
        return new Docket(DocumentationType.SWAGGER_2).enable(on).select().build();
    }
}
