package door;

import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.NoOpPasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.web.SecurityFilterChain;

@Configuration
class Keys {

    @Autowired
    private AuthenticationManager manager;

    @Autowired
    private UserDetailsService people;

    @Autowired
    private Environment settings;


    /** The endpoints for the clients; the rules of the application are for all else. */
    @Bean
    @Order(0)
    public SecurityFilterChain authorizationServerFilterChain(HttpSecurity http, AccessTokens accessTokens, RegisteredClientRepository clients) throws Exception {
        TokenGrants grants = new TokenGrants(manager, people, accessTokens);
        http.securityMatcher("/oauth/token", "/oauth/check_token");
        http.csrf(csrf -> csrf.disable());
        http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER));
        http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated());
        http.with(new OAuth2AuthorizationServerConfigurer(), server -> server
                .clientAuthentication(client -> client
                        .authenticationConverter(OpenClients::request)
                        .authenticationProvider(new OpenClients(clients))
                        .authenticationProviders(all -> all.forEach(one -> {
                            if (one instanceof ClientSecretAuthenticationProvider secrets) {
                                secrets.setPasswordEncoder(NoOpPasswordEncoder.getInstance());
                            }
                        }))
                )
                .tokenIntrospectionEndpoint(check -> check.authenticationProviders(all -> {
                    all.clear();
                    all.add(new TokenCheck(accessTokens));
                }))
                .tokenEndpoint(token -> token.accessTokenRequestConverter(TokenGrants::request)
                        .authenticationProvider(grants)));
        return http.build();
    }

    @Bean
    public AuthorizationServerSettings authorizationServerSettings() {
        return AuthorizationServerSettings.builder()
                .tokenIntrospectionEndpoint("/oauth/check_token")
                .tokenEndpoint("/oauth/token")
                .build();
    }

    /** Static, for whoever checks the tokens may be needed by what this class is given. */
    @Bean
    public static AccessTokens accessTokens() {
        return new AccessTokens();
    }

    @Bean
    public RegisteredClientRepository registeredClientRepository() {
        return new KnownClients(
                RegisteredClient.withId("page")
                    .clientId("page")
                    .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                    .authorizationGrantType(new AuthorizationGrantType("password"))
                    .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                    .scopes(scopes -> scopes.addAll(List.of("ui")))
                    .tokenSettings(TokenSettings.builder()
                            .accessTokenTimeToLive(Duration.ofSeconds(12 * 60 * 60))
                            .refreshTokenTimeToLive(Duration.ofSeconds(30 * 24 * 60 * 60))
                            .build())
                    .build(),
                RegisteredClient.withId("bills")
                    .clientId("bills")
                    .clientSecret(settings.getProperty("BILLS_SECRET"))
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                    .scopes(scopes -> scopes.addAll(List.of("server")))
                    .tokenSettings(TokenSettings.builder()
                            .accessTokenTimeToLive(Duration.ofSeconds(600))
                            .build())
                    .build(),
                RegisteredClient.withId("stock")
                    .clientId("stock")
                    .clientSecret(settings.getProperty("STOCK_SECRET"))
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                    .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                    .scopes(scopes -> scopes.addAll(List.of("server")))
                    .tokenSettings(TokenSettings.builder()
                            .accessTokenTimeToLive(Duration.ofSeconds(12 * 60 * 60))
                            .refreshTokenTimeToLive(Duration.ofSeconds(30 * 24 * 60 * 60))
                            .build())
                    .build());
    }
}
