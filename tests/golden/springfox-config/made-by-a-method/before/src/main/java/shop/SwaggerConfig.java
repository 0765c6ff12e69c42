package shop;

import org.springframework.context.annotation.Bean;
import springfox.documentation.builders.PathSelectors;
import springfox.documentation.builders.RequestHandlerSelectors;
import springfox.documentation.spi.DocumentationType;
import springfox.documentation.spring.web.plugins.Docket;

class SwaggerConfig {
    @Bean
    Docket orders() {
        return docket("orders", "shop.orders", "/orders/**");
    }

    @Bean
    Docket admin() {
        return docket("admin", "shop.admin", "/admin/**");
    }

    private Docket docket(String group, String home, String path) {
        return new Docket(DocumentationType.SWAGGER_2)
                .groupName(group)
                .select()
                .apis(RequestHandlerSelectors.basePackage(home))
                .paths(PathSelectors.ant(path))
                .build();
    }
}
