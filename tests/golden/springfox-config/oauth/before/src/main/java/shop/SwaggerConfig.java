package shop;

import java.util.Arrays;
import java.util.Collections;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import springfox.documentation.builders.AuthorizationCodeGrantBuilder;
import springfox.documentation.builders.OAuthBuilder;
import springfox.documentation.service.AuthorizationScope;
import springfox.documentation.service.BasicAuth;
import springfox.documentation.service.GrantType;
import springfox.documentation.service.SecurityReference;
import springfox.documentation.service.SecurityScheme;
import springfox.documentation.service.TokenEndpoint;
import springfox.documentation.service.TokenRequestEndpoint;
import springfox.documentation.spi.DocumentationType;
import springfox.documentation.spi.service.contexts.SecurityContext;
import springfox.documentation.spring.web.plugins.Docket;
import springfox.documentation.swagger.web.SecurityConfiguration;
import springfox.documentation.swagger.web.SecurityConfigurationBuilder;

@Configuration
class SwaggerConfig {
    @Value("${auth.url}")
    private String authServer;

    @Bean
    Docket api() {
        return new Docket(DocumentationType.SWAGGER_2)
                .select().build()
                .securitySchemes(Arrays.asList(scheme(), new BasicAuth("basic")))
                .securityContexts(Collections.singletonList(context()));
    }

    @Bean
    SecurityConfiguration security() {
        return SecurityConfigurationBuilder.builder().clientId("shop").build();
    }

    private SecurityScheme scheme() {
        GrantType grantType = new AuthorizationCodeGrantBuilder()
                .tokenEndpoint(new TokenEndpoint(authServer + "/token", "token"))
                .tokenRequestEndpoint(new TokenRequestEndpoint(authServer + "/authorize", "shop", "shop"))
                .build();
        return new OAuthBuilder().name("oauth").grantTypes(Arrays.asList(grantType)).scopes(Arrays.asList(scopes())).build();
    }

    private AuthorizationScope[] scopes() {
        return new AuthorizationScope[] {new AuthorizationScope("read", "for reading"), new AuthorizationScope("write", "for writing")};
    }

    private SecurityContext context() {
        return SecurityContext.builder()
                .securityReferences(Arrays.asList(new SecurityReference("oauth", scopes())))
                .build();
    }
}
