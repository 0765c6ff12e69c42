package shop;

import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.models.GroupedOpenApi;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

@Configuration
public class SwaggerConfig {
    @Bean(value = "ordersApi")
    public GroupedOpenApi ordersApi() {
        String name = "orders";
        return GroupedOpenApi.builder()
                .group(name)
                .pathsToMatch("/orders/**")
                .addOpenApiCustomizer(openApi -> openApi.info(apiInfo()).schemaRequirement("bearer", new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer")))
                .addOperationCustomizer(ordersApiParameters())
                .addOpenApiCustomizer(ordersApiResponses())
                .build();
    }

    private OperationCustomizer ordersApiParameters() {
        return (operation, method) -> operation
                .addParametersItem(new Parameter().in("header").name("token").schema(new StringSchema()));
    }

    private OpenApiCustomizer ordersApiResponses() {
        return openApi -> openApi.getPaths().values().forEach(path -> path.readOperationsMap().forEach((method, operation) -> {
            if (method == PathItem.HttpMethod.GET) {
                operation.getResponses().putIfAbsent("500", new ApiResponse().description("broken"));
            }
        }));
    }

    @Bean
    public GroupedOpenApi adminApi() {
        return GroupedOpenApi.builder()
                .group("admin")
                .packagesToScan("shop.admin")
                .packagesToExclude("shop.admin.old")
                .addOperationCustomizer(ordersApiParameters())
                .addOpenApiCustomizer(ordersApiResponses())
                .build();
    }

    private Info apiInfo() {
        return new Info().title("Shop").contact(contact());
    }

    private Contact contact() {
        return new Contact().name("Ann");
    }
}
