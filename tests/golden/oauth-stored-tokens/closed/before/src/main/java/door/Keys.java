package door;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.NoOpPasswordEncoder;
import org.springframework.security.oauth2.config.annotation.configurers.ClientDetailsServiceConfigurer;
import org.springframework.security.oauth2.config.annotation.web.configuration.AuthorizationServerConfigurerAdapter;
import org.springframework.security.oauth2.config.annotation.web.configuration.EnableAuthorizationServer;
import org.springframework.security.oauth2.config.annotation.web.configurers.AuthorizationServerEndpointsConfigurer;
import org.springframework.security.oauth2.config.annotation.web.configurers.AuthorizationServerSecurityConfigurer;
import org.springframework.security.oauth2.provider.token.TokenStore;
import org.springframework.security.oauth2.provider.token.store.InMemoryTokenStore;

@Configuration
@EnableAuthorizationServer
class Keys extends AuthorizationServerConfigurerAdapter {

    private final TokenStore kept = new InMemoryTokenStore();

    @Autowired
    private AuthenticationManager manager;

    @Autowired
    private UserDetailsService people;

    @Autowired
    private Environment settings;

    @Override
    public void configure(ClientDetailsServiceConfigurer clients) throws Exception {
        clients.inMemory()
                .withClient("page").authorizedGrantTypes("password", "refresh_token").scopes("ui")
                .and()
                .withClient("bills").secret(settings.getProperty("BILLS_SECRET"))
                .authorizedGrantTypes("client_credentials").scopes("server").accessTokenValiditySeconds(600)
                .and()
                .withClient("stock").secret(settings.getProperty("STOCK_SECRET"))
                .authorizedGrantTypes("client_credentials", "refresh_token").scopes("server");
    }

    @Override
    public void configure(AuthorizationServerEndpointsConfigurer endpoints) {
        endpoints.tokenStore(kept).authenticationManager(manager).userDetailsService(people);
    }

    @Override
    public void configure(AuthorizationServerSecurityConfigurer server) {
        server.checkTokenAccess("isAuthenticated()").passwordEncoder(NoOpPasswordEncoder.getInstance());
    }
}
