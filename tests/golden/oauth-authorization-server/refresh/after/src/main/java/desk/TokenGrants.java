package desk;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.security.authentication.AccountStatusException;
import org.springframework.security.authentication.AccountStatusUserDetailsChecker;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationGrantAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.util.StringUtils;

/** Grants tokens as Spring Security OAuth did; Spring Authorization Server has no grant for a user's password. */
final class TokenGrants implements AuthenticationProvider {

	private static final List<String> TYPES = List.of("password", "refresh_token", "client_credentials");

	private final AuthenticationManager authenticationManager;
	private final UserDetailsService userDetailsService;
	private final AccessTokens tokens;

	TokenGrants(AuthenticationManager authenticationManager, UserDetailsService userDetailsService, AccessTokens tokens) {
		this.authenticationManager = authenticationManager;
		this.userDetailsService = userDetailsService;
		this.tokens = tokens;
	}

	/** What the token endpoint is asked for; null when it is no grant of these types. */
	static Authentication request(HttpServletRequest request) {
		String type = request.getParameter(OAuth2ParameterNames.GRANT_TYPE);
		Authentication client = SecurityContextHolder.getContext().getAuthentication();
		return TYPES.contains(type) ? new TokenRequest(type, client, request) : null;
	}

	@Override
	public boolean supports(Class<?> authentication) {
		return TokenRequest.class.isAssignableFrom(authentication);
	}

	@Override
	public Authentication authenticate(Authentication authentication) {
		TokenRequest request = (TokenRequest) authentication;
		if (!(request.getPrincipal() instanceof OAuth2ClientAuthenticationToken client) || !client.isAuthenticated()) {
			throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
		}
		RegisteredClient registered = client.getRegisteredClient();
		if (registered == null || !registered.getAuthorizationGrantTypes().contains(request.getGrantType())) {
			throw new OAuth2AuthenticationException(OAuth2ErrorCodes.UNAUTHORIZED_CLIENT);
		}
		Set<String> scopes = request.scopes(registered.getScopes());
		if (request.getGrantType().equals(AuthorizationGrantType.REFRESH_TOKEN)) {
			return refreshed(request, client);
		}
		if (request.getGrantType().equals(AuthorizationGrantType.CLIENT_CREDENTIALS)) {
			return tokens.issue(client, client, scopes, null);
		}
		return tokens.issue(client, user(request), scopes, null);
	}

	private Authentication user(TokenRequest request) {
		try {
			return authenticationManager.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(
					request.value(OAuth2ParameterNames.USERNAME), request.value(OAuth2ParameterNames.PASSWORD)));
		} catch (AccountStatusException | BadCredentialsException e) {
			throw error(OAuth2ErrorCodes.INVALID_GRANT, e.getMessage());
		}
	}

	/** The user as known now, for the scopes of the refresh token or some of them. */
	private Authentication refreshed(TokenRequest request, OAuth2ClientAuthenticationToken client) {
		Jwt token = tokens.refreshToken(request.value(OAuth2ParameterNames.REFRESH_TOKEN), client);
		if (token == null) {
			throw error(OAuth2ErrorCodes.INVALID_GRANT, "Invalid refresh token");
		}
		Set<String> scopes = request.scopes(new LinkedHashSet<>(token.getClaimAsStringList("scope")));
		try {
			UserDetails user = userDetailsService.loadUserByUsername(token.getClaimAsString("user_name"));
			new AccountStatusUserDetailsChecker().check(user);
			return tokens.issue(
					client,
					UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities()),
					scopes,
					new OAuth2RefreshToken(token.getTokenValue(), null, token.getExpiresAt()));
		} catch (AuthenticationException e) {
			throw error(OAuth2ErrorCodes.INVALID_GRANT, e.getMessage());
		}
	}

	private static OAuth2AuthenticationException error(String code, String description) {
		return new OAuth2AuthenticationException(new OAuth2Error(code, description, null));
	}

	private static final class TokenRequest extends OAuth2AuthorizationGrantAuthenticationToken {

		TokenRequest(String type, Authentication client, HttpServletRequest request) {
			super(new AuthorizationGrantType(type), client, Map.copyOf(request.getParameterMap()));
		}

		String value(String name) {
			return getAdditionalParameters().get(name) instanceof String[] values ? values[0] : null;
		}

		/** Those asked for, which must be among the given ones; all of these where none is asked for. */
		Set<String> scopes(Set<String> given) {
			String asked = value(OAuth2ParameterNames.SCOPE);
			if (!StringUtils.hasText(asked)) {
				return given;
			}
			Set<String> scopes = new LinkedHashSet<>(List.of(asked.trim().split("[\\s,]+")));
			if (!given.containsAll(scopes)) {
				throw error(OAuth2ErrorCodes.INVALID_SCOPE, "Invalid scope: " + asked);
			}
			return scopes;
		}
	}
}
