package shop;

import com.fasterxml.classmate.TypeResolver;
import com.github.xiaoymin.knife4j.spring.extension.OpenApiExtensionResolver;
import com.google.common.base.Predicates;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import springfox.documentation.builders.*;
import springfox.documentation.service.*;
import springfox.documentation.spi.DocumentationType;
import springfox.documentation.spring.web.plugins.Docket;

@Configuration
public class SwaggerConfig {
    private final OpenApiExtensionResolver resolver;
    private final List<Response> errors = Collections.singletonList(new ResponseBuilder().code("500").description("broken").build());
    @Autowired
    private TypeResolver types;

    @Autowired
    public SwaggerConfig(OpenApiExtensionResolver resolver) {
        this.resolver = resolver;
    }

    @Bean(value = "ordersApi")
    public Docket ordersApi() {
        String name = "orders";
        return new Docket(DocumentationType.OAS_30)
                .groupName(name)
                .apiInfo(apiInfo())
                .globalRequestParameters(parameters())
                .globalResponses(HttpMethod.GET, errors)
                .additionalModels(types.resolve(Error.class))
                .select()
                .apis(Predicates.not(RequestHandlerSelectors.basePackage("org.springframework.boot")))
                .paths(Predicates.not(PathSelectors.regex("/error.*")))
                .paths(paths())
                .build()
                .securitySchemes(Collections.singletonList(HttpAuthenticationScheme.JWT_BEARER_BUILDER.name("bearer").build()))
                .extensions(resolver.buildExtensions(name));
    }

    @Bean
    public Docket adminApi() {
        return new Docket(DocumentationType.OAS_30)
                .groupName("admin")
                .globalRequestParameters(parameters())
                .globalResponses(HttpMethod.GET, errors)
                .select()
                .apis(RequestHandlerSelectors.basePackage("shop.admin").and(RequestHandlerSelectors.basePackage("shop.admin.old").negate()))
                .build();
    }

    private java.util.function.Predicate<String> paths() {
        return PathSelectors.ant("/orders/**");
    }

    private List<RequestParameter> parameters() {
        RequestParameterBuilder token = new RequestParameterBuilder();
        token.name("token").in(ParameterType.HEADER).required(false).build();
        List<RequestParameter> found = new ArrayList<>();
        found.add(token.build());
        return found;
    }

    private ApiInfo apiInfo() {
        return new ApiInfoBuilder().title("Shop").contact(contact()).extensions(Collections.emptyList()).build();
    }

    private Contact contact() {
        return new Contact("Ann", "", "");
    }
}
