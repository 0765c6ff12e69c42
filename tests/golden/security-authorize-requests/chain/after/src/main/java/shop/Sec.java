package shop;

import jakarta.servlet.DispatcherType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.access.IpAddressAuthorizationManager;
import org.springframework.security.web.access.expression.WebExpressionAuthorizationManager;

class Sec {
	void configure(HttpSecurity http) throws Exception {
		http.csrf().disable()
			.authorizeHttpRequests() // the rules
				.dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR).permitAll()
				.requestMatchers("/admin/**").access(new WebExpressionAuthorizationManager("hasRole('ADMIN') and isFullyAuthenticated()"))
				.requestMatchers("/intern/**").access(IpAddressAuthorizationManager.hasIpAddress("10.0.0.0/8"))
				.anyRequest().authenticated()
				.and()
			.httpBasic();
	}

	void second(HttpSecurity http) throws Exception {
		http.authorizeHttpRequests(rules -> rules.dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR).permitAll().requestMatchers("/a").hasRole("A").anyRequest().denyAll());
	}

	void open(HttpSecurity http) throws Exception {
		http.authorizeHttpRequests().anyRequest().permitAll();
	}
}
