package shop;

import org.springdoc.core.models.GroupedOpenApi;
import org.springframework.context.annotation.Bean;

class SwaggerConfig {
    @Bean
    GroupedOpenApi orders() {
        return docket("orders", "shop.orders", "/orders/**");
    }

    @Bean
    GroupedOpenApi admin() {
        return docket("admin", "shop.admin", "/admin/**");
    }

    private GroupedOpenApi docket(String group, String home, String path) {
        return GroupedOpenApi.builder()
                .group(group)
                .packagesToScan(home)
                .pathsToMatch(path)
                .build();
    }
}
