package shop;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.authentication.builders.AuthenticationManagerBuilder;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.web.SecurityFilterChain;

@EnableWebSecurity
class SecurityConfig {

	@Configuration
	static class ApiConfig extends BaseConfig {

		@Bean
		@Order(1)
		public SecurityFilterChain apiFilterChain(HttpSecurity http) throws Exception {
			AuthenticationManagerBuilder auth = http.getSharedObject(AuthenticationManagerBuilder.class);
			auth.parentAuthenticationManager(null);
			auth.inMemoryAuthentication().withUser("ops").password("{noop}x").roles("OPS");
			super.configure(http);
			http.securityMatcher("/api/**");
			return http.build();
		}
	}

	@Configuration
	static class PageConfig extends BaseConfig {

		@Bean
		public SecurityFilterChain pageFilterChain(HttpSecurity http) throws Exception {
			configure(http);
			return http.build();
		}
	}
}
