package desk;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.util.Assert;

@Configuration
public class Tokens {

	private static final String[] GRANTS = {"password", "refresh_token"};

	private final AuthenticationManager authenticationManager;
	private final UserDetailsService users;
	private final Desks desks;

	public Tokens(AuthenticationManager authenticationManager, UserDetailsService users, Desks desks) {
		this.authenticationManager = authenticationManager;
		this.users = users;
		this.desks = desks;
	}


	/** The key by which tokens are signed; zeros that make it 256 bits long change no signature (RFC 2104). */
	@Bean
	public SecretKey signingKey() {
		Assert.hasText(System.getenv("DESK_SECRET"), "the key that signs tokens must be set");
		byte[] key = System.getenv("DESK_SECRET").trim().getBytes(StandardCharsets.UTF_8);
		return new SecretKeySpec(Arrays.copyOf(key, Math.max(key.length, 32)), "HmacSHA256");
	}

	/** The endpoints for the clients; the rules of the application are for all else. */
	@Bean
	@Order(0)
	public SecurityFilterChain authorizationServerFilterChain(HttpSecurity http, SecretKey signingKey) throws Exception {
		TokenGrants grants = new TokenGrants(authenticationManager, users, new AccessTokens(signingKey, desks::enhance));
		http.securityMatcher("/oauth/token");
		http.csrf(csrf -> csrf.disable());
		http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER));
		http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated());
		http.with(new OAuth2AuthorizationServerConfigurer(), server -> server
				.tokenEndpoint(token -> token.accessTokenRequestConverter(TokenGrants::request)
						.authenticationProvider(grants)));
		return http.build();
	}

	@Bean
	public AuthorizationServerSettings authorizationServerSettings() {
		return AuthorizationServerSettings.builder()
				.tokenEndpoint("/oauth/token")
				.build();
	}

	@Bean
	public RegisteredClientRepository registeredClientRepository() {
		return new InMemoryRegisteredClientRepository(
				RegisteredClient.withId("desk")
					.clientId("desk")
					.clientSecret("{bcrypt}$2a$10$abc")
					.clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
					.clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
					.authorizationGrantType(new AuthorizationGrantType("password"))
					.authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
					.scopes(scopes -> scopes.addAll(List.of("all")))
					.tokenSettings(TokenSettings.builder()
							.accessTokenTimeToLive(Duration.ofSeconds(12 * 60 * 60))
							.refreshTokenTimeToLive(Duration.ofSeconds(30 * 24 * 60 * 60))
							.build())
					.build(),
				RegisteredClient.withId("clock")
					.clientId("clock")
					.clientSecret("{bcrypt}$2a$10$def")
					.clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
					.clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
					.authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
					.scopes(scopes -> scopes.addAll(List.of("time")))
					.tokenSettings(TokenSettings.builder()
							.accessTokenTimeToLive(Duration.ofSeconds(12 * 60 * 60))
							.build())
					.build());
	}
}
