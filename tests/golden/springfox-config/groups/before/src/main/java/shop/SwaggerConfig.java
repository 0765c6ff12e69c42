package shop;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import springfox.documentation.builders.PathSelectors;
import springfox.documentation.builders.RequestHandlerSelectors;
import springfox.documentation.service.ApiInfo;
import springfox.documentation.service.Contact;
import springfox.documentation.spi.DocumentationType;
import springfox.documentation.spring.web.plugins.Docket;
import springfox.documentation.swagger2.annotations.EnableSwagger2;

@Configuration @EnableSwagger2
class SwaggerConfig {
	private static final ApiInfo INFO = new ApiInfo("Shop", "All of it", "1", "", new Contact("Ann", "", ""), "MIT", "https://mit.example", java.util.List.of());

	@Bean
	Docket orders() {
		return new Docket(DocumentationType.SWAGGER_2).groupName("orders").apiInfo(INFO)
			.select().apis(RequestHandlerSelectors.any()).paths(PathSelectors.ant("/orders/**")).build();
	}

	@Bean
	Docket admin() {
		return new Docket(DocumentationType.SWAGGER_2).groupName("admin")
			.select().apis(RequestHandlerSelectors.basePackage("shop.admin")).paths(PathSelectors.any()).build();
	}
}
