package shop;

import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.authentication.builders.AuthenticationManagerBuilder;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;

@EnableWebSecurity
class SecurityConfig {

	@Configuration
	@Order(1)
	static class ApiConfig extends BaseConfig {

		@Override
		protected void configure(AuthenticationManagerBuilder auth) throws Exception {
			auth.inMemoryAuthentication().withUser("ops").password("{noop}x").roles("OPS");
		}

		@Override
		protected void configure(HttpSecurity http) throws Exception {
			super.configure(http);
			http.securityMatcher("/api/**");
		}
	}

	@Configuration
	static class PageConfig extends BaseConfig {
	}
}
