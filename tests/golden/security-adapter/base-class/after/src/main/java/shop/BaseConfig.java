package shop;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;

abstract class BaseConfig {

	@Autowired
	protected EntryPoint entryPoint;

	BaseConfig() {
	}

	protected void configure(HttpSecurity http) throws Exception {
		http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated());
		http.formLogin(Customizer.withDefaults());
		http.httpBasic(Customizer.withDefaults());
		common(http);
	}

	void common(HttpSecurity http) throws Exception {
		http.csrf().disable();
	}
}
