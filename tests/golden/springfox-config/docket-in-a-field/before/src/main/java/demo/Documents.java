package demo;

import java.util.Arrays;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import springfox.documentation.builders.PathSelectors;
import springfox.documentation.builders.RequestHandlerSelectors;
import springfox.documentation.service.*;
import springfox.documentation.spi.DocumentationType;
import springfox.documentation.spi.service.contexts.SecurityContext;
import springfox.documentation.spring.web.plugins.Docket;

@Configuration
public class Documents {
    private Docket docket = new Docket(DocumentationType.SWAGGER_2).securityContexts(Arrays.asList(context()))
            .securitySchemes(Arrays.asList(key())).select().apis(RequestHandlerSelectors.basePackage("demo"))
            .paths(PathSelectors.any()).build();

    @Bean
    public Docket api() {
        return docket;
    }

    private ApiKey key() {
        return new ApiKey("JWT", "Authorization", "header");
    }

    private SecurityContext context() {
        return SecurityContext.builder().securityReferences(references()).build();
    }

    private List<SecurityReference> references() {
        AuthorizationScope[] scopes = {new AuthorizationScope("global", "everything")};
        return Arrays.asList(new SecurityReference("JWT", scopes));
    }
}
