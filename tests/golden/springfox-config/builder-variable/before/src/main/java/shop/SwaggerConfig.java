package shop;

import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurationSupport;
import springfox.documentation.builders.*;
import springfox.documentation.service.*;
import springfox.documentation.spi.DocumentationType;
import springfox.documentation.spi.service.contexts.SecurityContext;
import springfox.documentation.spring.web.plugins.Docket;

@Configuration
public class SwaggerConfig extends WebMvcConfigurationSupport {
    private final ResponseMessage gone = message(410, "gone");

    @Bean
    public Docket api() {
        return new Docket(DocumentationType.SWAGGER_2).host("localhost")
                .globalResponseMessage(org.springframework.web.bind.annotation.RequestMethod.GET, List.of(gone))
                .apiInfo(info()).securitySchemes(schemes()).securityContexts(contexts())
                .select().apis(input -> true).build();
    }

    private ApiInfo info() {
        ApiInfoBuilder builder = new ApiInfoBuilder();
        builder.title("Shop").licenseUrl("https://mit.example").license("MIT");
        builder.version("1");
        builder.extensions(List.of());
        return builder.build();
    }

    private List<ApiKey> schemes() {
        List<ApiKey> found = new ArrayList<>();
        ApiKey key = new ApiKey("JWT", "Authorization", In.HEADER.name());
        found.add(key);
        return found;
    }

    private List<SecurityContext> contexts() {
        List<SecurityContext> found = new ArrayList<>();
        found.add(SecurityContext.builder().securityReferences(List.of()).forPaths(PathSelectors.any()).build());
        return found;
    }

    private ResponseMessage message(int code, String text) {
        return new ResponseMessageBuilder().code(code).message(text).build();
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/static/**").addResourceLocations("classpath:/static/");
        registry.addResourceHandler("swagger-ui.html").addResourceLocations("classpath:/META-INF/resources/");
        super.addResourceHandlers(registry);
    }
}
