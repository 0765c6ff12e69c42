package shop.security;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javax.crypto.SecretKey;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.web.SecurityFilterChain;

@Configuration
public class Tokens {

    @Value("${shop.client}")
    private String client;

    @Value("${shop.client-secret}")
    private String clientSecret;

    @Autowired
    private PasswordEncoder encoder;

    @Autowired
    private AuthenticationManager manager;


    /** The endpoints for the clients; the rules of the application are for all else. */
    @Bean
    @Order(0)
    public SecurityFilterChain authorizationServerFilterChain(HttpSecurity http, SecretKey signingKey, JwtDecoder jwtDecoder) throws Exception {
        TokenGrants grants = new TokenGrants(manager, new AccessTokens(signingKey));
        http.securityMatcher("/oauth/token", "/oauth/check_token");
        http.csrf(csrf -> csrf.disable());
        http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER));
        http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated());
        http.with(new OAuth2AuthorizationServerConfigurer(), server -> server
                .tokenIntrospectionEndpoint(check -> check.authenticationProviders(all -> {
                    all.clear();
                    all.add(new TokenCheck(jwtDecoder));
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

    @Bean
    public RegisteredClientRepository registeredClientRepository() {
        return new InMemoryRegisteredClientRepository(
                RegisteredClient.withId(client)
                    .clientId(client)
                    .clientSecret(encoder.encode(clientSecret))
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .authorizationGrantType(new AuthorizationGrantType("password"))
                    .scopes(scopes -> scopes.addAll(List.of("read", "write")))
                    .tokenSettings(TokenSettings.builder()
                            .accessTokenTimeToLive(Duration.ofSeconds(600))
                            .build())
                    .build());
    }

    /** As before: no leeway, no refresh token. */
    @Bean
    public JwtDecoder jwtDecoder(SecretKey signingKey) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withSecretKey(signingKey).macAlgorithm(MacAlgorithm.HS256).build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(Duration.ZERO),
                new JwtClaimValidator<Object>("ati", Objects::isNull)));
        return decoder;
    }
}
