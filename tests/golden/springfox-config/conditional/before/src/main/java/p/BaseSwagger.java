package p;

import java.util.Collections;
import org.springframework.context.annotation.Bean;
import springfox.documentation.builders.ApiInfoBuilder;
import springfox.documentation.builders.PathSelectors;
import springfox.documentation.service.ApiInfo;
import springfox.documentation.service.ApiKey;
import springfox.documentation.spi.DocumentationType;
import springfox.documentation.spring.web.plugins.Docket;

abstract class BaseSwagger {

    @Bean
    Docket api() {
        Settings settings = settings();
        String unused = "";
        Docket docket = new Docket(DocumentationType.SWAGGER_2)
                .apiInfo(info(settings))
                .select()
                .paths(PathSelectors.any())
                .build();
        if (settings.isSecured()) {
            docket.securitySchemes(Collections.singletonList(new ApiKey("token", "Authorization", "header")));
        }
        return docket;
    }

    private ApiInfo info(Settings settings) {
        return new ApiInfoBuilder().title(settings.getTitle()).build();
    }

    abstract Settings settings();
}
