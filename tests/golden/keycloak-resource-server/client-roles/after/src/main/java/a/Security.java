package a;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.WebSecurityConfigurerAdapter;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.core.authority.mapping.SimpleAuthorityMapper;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;

@Configuration
@EnableWebSecurity
class Security extends WebSecurityConfigurerAdapter {

	@Value("${keycloak.resource}")
	private String keycloakResource;

	protected SessionAuthenticationStrategy sessionAuthenticationStrategy() {
		return new NullAuthenticatedSessionStrategy();
	}

	@Override
	protected void configure(final HttpSecurity security) throws Exception {
		security.oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(this::authenticationOf)));
		security
				.sessionManagement().sessionCreationPolicy(SessionCreationPolicy.STATELESS)
				.sessionAuthenticationStrategy(sessionAuthenticationStrategy())
				.and()
				.authorizeRequests()
				.mvcMatchers("/admin/**").hasRole("ADMIN")
				.anyRequest().permitAll();
	}

	private GrantedAuthoritiesMapper grantedAuthoritiesMapper() {
		return new SimpleAuthorityMapper();
	}

	/** The user and the roles of this client, as Keycloak's adapter read them. */
	private AbstractAuthenticationToken authenticationOf(Jwt jwt) {
		Map<String, Object> clients = jwt.getClaimAsMap("resource_access");
		Object access = clients == null ? null : clients.get(keycloakResource);
		Object roles = access instanceof Map ? ((Map<?, ?>) access).get("roles") : null;
		List<GrantedAuthority> authorities = new ArrayList<>();
		if (roles instanceof Collection) {
			((Collection<?>) roles).forEach(role -> authorities.add(new SimpleGrantedAuthority(role.toString())));
		}
		return new JwtAuthenticationToken(jwt, grantedAuthoritiesMapper().mapAuthorities(authorities));
	}

	/** Of the realm's tokens only access tokens, no ID or refresh tokens, as Keycloak's adapter had it. */
	@Bean
	public OAuth2TokenValidator<Jwt> accessTokenValidator() {
		return new DelegatingOAuth2TokenValidator<>(
				new JwtClaimValidator<String>("typ", "Bearer"::equalsIgnoreCase),
				new JwtClaimValidator<String>("sub", Objects::nonNull));
	}
}
