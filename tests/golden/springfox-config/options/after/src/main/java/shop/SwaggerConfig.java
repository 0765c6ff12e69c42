package shop;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Date;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration
@Import(OtherConfig.class)
public class SwaggerConfig implements WebMvcConfigurer {
    public static final String PAGE = "/swagger-ui.html";
    private static final String HEADER = "Authorization";
    private static final Logger log = LoggerFactory.getLogger(SwaggerConfig.class);
    private final Settings settings;

    public SwaggerConfig(Settings settings) {
        this.settings = settings;
    }

    @Bean
    @Profile("!prod")
    public OpenAPI api(Info apiInfo) {
        log.info("Starting Swagger");
        SpringDocUtils.getConfig()
                .addResponseWrapperToIgnore(Page.class)
                .addRequestWrapperToIgnore(Session.class)
                .replaceWithClass(java.time.LocalDate.class, Date.class);
        return new OpenAPI()
                .info(apiInfo)
                .components(new Components().addSecuritySchemes("JWT", new SecurityScheme().type(SecurityScheme.Type.APIKEY).in(SecurityScheme.In.HEADER).name(HEADER)))
                .addSecurityItem(new SecurityRequirement().addList("JWT"));
    }

    @Bean
    @Profile("!prod")
    public OperationCustomizer apiParameters() {
        return (operation, method) -> operation
                .addParametersItem(new Parameter().in("header").name(Names.TOKEN).description("who asks").required(true).schema(new StringSchema()));
    }

    @Bean
    @Profile("!prod")
    public OpenApiCustomizer apiResponses() {
        return openApi -> openApi.getPaths().values().forEach(path -> path.readOperationsMap().forEach((method, operation) -> {
            if (List.of(PathItem.HttpMethod.GET, PathItem.HttpMethod.PUT).contains(method)) {
                operation.getResponses().putIfAbsent(String.valueOf(HttpStatus.NOT_FOUND.value()), new ApiResponse().description(HttpStatus.NOT_FOUND.getReasonPhrase()));
            }
            if (method == PathItem.HttpMethod.POST) {
                operation.getResponses().putIfAbsent("500", new ApiResponse().description("broken"));
            }
        }));
    }

    @Bean
    public Info apiInfo() {
        Contact contact = new Contact().name(settings.get("name"));
        return new Info().title("Shop").description("All of it").version("1").contact(contact).license(new License().name("MIT").url("https://mit.example"));
    }
}
