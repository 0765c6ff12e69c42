package a;

import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.config.annotation.web.configuration.ResourceServerConfigurerAdapter;

@Configuration
public class Security extends ResourceServerConfigurerAdapter {
	@Override
	public void configure(HttpSecurity security) throws Exception {
		super.configure(security);
		security.csrf().disable();
	}
}
