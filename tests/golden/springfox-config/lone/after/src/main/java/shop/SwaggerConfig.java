package shop;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.tags.Tag;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration
public class SwaggerConfig implements WebMvcConfigurer {

    @Value("${shop.version}")
    private String version;

    @Bean
    public OpenAPI api() {
        return new OpenAPI()
                .info(apiInfo())
                .addTagsItem(new Tag().name("orders").description("All about orders"))
                .components(new Components().addSecuritySchemes("JWT", new SecurityScheme().type(SecurityScheme.Type.APIKEY).in(SecurityScheme.In.HEADER).name("Authorization")))
                .addSecurityItem(new SecurityRequirement().addList("JWT"));
    }

    // what the page says on top
    private Info apiInfo() {
        return new Info()
                .title("Shop")
                .version(version) // of the build
                .license(new License().name("Apache-2.0").url("https://www.apache.org/licenses/LICENSE-2.0"))
                .termsOfService("/terms")
                .contact(new Contact().name("Ann").email("ann@example.org"));
    }

}
