package shop;

import com.google.common.collect.Lists;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import springfox.bean.validators.configuration.BeanValidatorPluginsConfiguration;
import springfox.documentation.builders.ParameterBuilder;
import springfox.documentation.builders.PathSelectors;
import springfox.documentation.builders.RequestHandlerSelectors;
import springfox.documentation.builders.ResponseMessageBuilder;
import springfox.documentation.schema.ModelRef;
import springfox.documentation.service.ApiInfo;
import springfox.documentation.service.ApiKey;
import springfox.documentation.service.AuthorizationScope;
import springfox.documentation.service.Contact;
import springfox.documentation.service.Parameter;
import springfox.documentation.service.ResponseMessage;
import springfox.documentation.service.SecurityReference;
import springfox.documentation.spi.DocumentationType;
import springfox.documentation.spi.service.contexts.SecurityContext;
import springfox.documentation.spring.web.plugins.Docket;
import springfox.documentation.swagger.web.UiConfiguration;
import springfox.documentation.swagger.web.UiConfigurationBuilder;
import springfox.documentation.swagger2.annotations.EnableSwagger2;

@Configuration
@EnableSwagger2
@Import({BeanValidatorPluginsConfiguration.class, OtherConfig.class})
public class SwaggerConfig implements WebMvcConfigurer {
    public static final String PAGE = "/swagger-ui.html";
    private static final String HEADER = "Authorization";
    private static final Logger log = LoggerFactory.getLogger(SwaggerConfig.class);
    private final List<String> open = List.of("/sign-in");

    private final Settings settings;

    public SwaggerConfig(Settings settings) {
        this.settings = settings;
    }

    @Bean
    @Profile("!prod")
    public Docket api(List<ResponseMessage> responses, ApiInfo apiInfo) {
        log.info("Starting Swagger");
        List<Parameter> headers = new ArrayList<>();
        headers.add(new ParameterBuilder()
                .modelRef(new ModelRef("String"))
                .name(Names.TOKEN)
                .description("who asks")
                .parameterType("header")
                .required(true)
                .build());
        Docket docket = new Docket(DocumentationType.SWAGGER_2)
                .pathMapping("/")
                .forCodeGeneration(true)
                .genericModelSubstitutes(ResponseEntity.class, Page.class)
                .ignoredParameterTypes(Session.class, java.security.Principal.class)
                .directModelSubstitute(java.time.LocalDate.class, Date.class)
                .securityContexts(Lists.newArrayList(securityContext()))
                .securitySchemes(Lists.newArrayList(apiKey()))
                .useDefaultResponseMessages(false)
                .globalResponseMessage(RequestMethod.GET, responses)
                .globalResponseMessage(RequestMethod.PUT, responses)
                .globalResponseMessage(RequestMethod.POST, Lists.newArrayList(
                        new ResponseMessageBuilder().code(500).message("broken").responseModel(new ModelRef("Error")).build()))
                .globalOperationParameters(headers)
                .protocols(java.util.Set.of("https"))
                .apiInfo(apiInfo);
        docket = docket.select()
                .apis(RequestHandlerSelectors.withClassAnnotation(RestController.class))
                .paths(PathSelectors.regex("^(\\/api\\/v[0-9].*)$"))
                .build();
        return docket;
    }

    @Bean
    protected ArrayList<ResponseMessage> responses() {
        return Lists.newArrayList(
                new ResponseMessageBuilder()
                        .code(HttpStatus.NOT_FOUND.value())
                        .message(HttpStatus.NOT_FOUND.getReasonPhrase())
                        .build());
    }

    @Bean
    public ApiInfo apiInfo() {
        Contact contact = new Contact(settings.get("name"), "", "");
        return new ApiInfo("Shop", "All of it", "1", null, contact, "MIT", "https://mit.example", List.of());
    }

    @Bean
    UiConfiguration ui() {
        return UiConfigurationBuilder.builder().build();
    }

    private ApiKey apiKey() {
        return new ApiKey("JWT", HEADER, "header");
    }

    private SecurityContext securityContext() {
        return SecurityContext.builder().securityReferences(defaultAuth()).forPaths(this::include).build();
    }

    private List<SecurityReference> defaultAuth() {
        return List.of(new SecurityReference("JWT", new AuthorizationScope[0]));
    }

    private boolean include(String path) {
        return !open.contains(path);
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler(SwaggerConfig.PAGE).addResourceLocations("classpath:/META-INF/resources/");
    }
}
