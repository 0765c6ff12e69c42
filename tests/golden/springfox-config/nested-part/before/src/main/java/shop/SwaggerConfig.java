package shop;

import com.fasterxml.classmate.TypeResolver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import springfox.documentation.schema.AlternateTypeRule;
import springfox.documentation.spi.DocumentationType;
import springfox.documentation.spring.web.plugins.Docket;
import springfox.documentation.swagger2.annotations.EnableSwagger2;

@Configuration
@EnableSwagger2
public class SwaggerConfig {
    @Bean
    public Docket api(TypeResolver typeResolver) {
        return new Docket(DocumentationType.SWAGGER_2).alternateTypeRules(new TextRule(typeResolver));
    }

    private static class TextRule extends AlternateTypeRule {
        TextRule(TypeResolver typeResolver) {
            super(typeResolver.resolve(Object.class), typeResolver.resolve(String.class), Ordered.LOWEST_PRECEDENCE);
        }
    }
}
