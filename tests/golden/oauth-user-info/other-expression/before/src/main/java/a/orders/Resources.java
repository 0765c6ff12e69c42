package a.orders;

import org.springframework.boot.autoconfigure.security.oauth2.resource.ResourceServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.config.annotation.web.configuration.EnableResourceServer;
import org.springframework.security.oauth2.config.annotation.web.configuration.ResourceServerConfigurerAdapter;
import org.springframework.security.oauth2.config.annotation.web.configurers.ResourceServerSecurityConfigurer;
import org.springframework.security.oauth2.provider.token.ResourceServerTokenServices;

@Configuration
@EnableResourceServer
public class Resources extends ResourceServerConfigurerAdapter {

    private final ResourceServerProperties settings;

    public Resources(ResourceServerProperties settings) {
        this.settings = settings;
    }

    @Bean
    public ResourceServerTokenServices tokens() {
        return new ScopedTokens(settings.getUserInfoUri(), settings.getClientId());
    }

    @Override
    public void configure(ResourceServerSecurityConfigurer resources) {
        resources.tokenServices(tokens());
    }
}
