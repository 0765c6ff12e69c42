package shop;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;

class Sec {
	void configure(HttpSecurity http) throws Exception {
		http.csrf().disable()
			.authorizeRequests() // the rules
				.requestMatchers("/admin/**").access("hasRole('ADMIN') and isFullyAuthenticated()")
				.requestMatchers("/intern/**").hasIpAddress("10.0.0.0/8")
				.anyRequest().authenticated()
				.and()
			.httpBasic();
	}

	void second(HttpSecurity http) throws Exception {
		http.authorizeRequests(rules -> rules.requestMatchers("/a").hasRole("A").anyRequest().denyAll());
	}

	void open(HttpSecurity http) throws Exception {
		http.authorizeRequests().anyRequest().permitAll();
	}
}
