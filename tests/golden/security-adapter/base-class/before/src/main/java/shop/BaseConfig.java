package shop;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.WebSecurityConfigurerAdapter;

abstract class BaseConfig extends WebSecurityConfigurerAdapter {

	@Autowired
	protected EntryPoint entryPoint;

	BaseConfig() {
		super();
	}

	@Override
	protected void configure(HttpSecurity http) throws Exception {
		super.configure(http);
		common(http);
	}

	void common(HttpSecurity http) throws Exception {
		http.csrf().disable();
	}
}
