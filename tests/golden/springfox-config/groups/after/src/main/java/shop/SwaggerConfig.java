package shop;

import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import org.springdoc.core.models.GroupedOpenApi;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class SwaggerConfig {
	private static final Info INFO = new Info().title("Shop").description("All of it").version("1").termsOfService("").contact(new Contact().name("Ann")).license(new License().name("MIT").url("https://mit.example"));

	@Bean
	GroupedOpenApi orders() {
		return GroupedOpenApi.builder()
				.group("orders")
				.pathsToMatch("/orders/**")
				.addOpenApiCustomizer(openApi -> openApi.info(INFO))
				.build();
	}

	@Bean
	GroupedOpenApi admin() {
		return GroupedOpenApi.builder()
				.group("admin")
				.packagesToScan("shop.admin")
				.build();
	}
}
