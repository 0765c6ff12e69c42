package p;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springframework.context.annotation.Bean;

abstract class BaseSwagger {

    @Bean
    OpenAPI api() {
        Settings settings = settings();
        OpenAPI openApi = new OpenAPI()
                .info(info(settings));
        if (settings.isSecured()) {
            openApi.components(new Components().addSecuritySchemes("token", new SecurityScheme().type(SecurityScheme.Type.APIKEY).in(SecurityScheme.In.HEADER).name("Authorization")));
        }
        return openApi;
    }

    private Info info(Settings settings) {
        return new Info().title(settings.getTitle());
    }

    abstract Settings settings();
}
