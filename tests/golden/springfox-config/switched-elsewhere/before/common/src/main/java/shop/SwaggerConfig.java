package shop;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import springfox.documentation.builders.ApiInfoBuilder;
import springfox.documentation.service.ApiInfo;
import springfox.documentation.spi.DocumentationType;
import springfox.documentation.spring.web.plugins.Docket;

class SwaggerConfig {
    @Value("${swagger.enabled}")
    private Boolean enabled;

    @Bean
    Docket api() {
        return new Docket(DocumentationType.SWAGGER_2).enable(enabled).apiInfo(info()).select().build();
    }

    private ApiInfo info() {
        return new ApiInfoBuilder().title("Shop").version("1").build();
    }
}
