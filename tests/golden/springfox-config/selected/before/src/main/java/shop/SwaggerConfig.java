package shop;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import springfox.documentation.builders.PathSelectors;
import springfox.documentation.builders.RequestHandlerSelectors;
import springfox.documentation.spi.DocumentationType;
import springfox.documentation.spring.web.plugins.Docket;

@Configuration
class SwaggerConfig {
    @Bean
    Docket api(SwaggerProperties properties) {
        return new Docket(DocumentationType.OAS_30)
                .enable(properties.isEnabled())
                .select()
                .apis(RequestHandlerSelectors.basePackage("shop.web"))
                .paths(PathSelectors.ant("/api/**"))
                .build();
    }
}
