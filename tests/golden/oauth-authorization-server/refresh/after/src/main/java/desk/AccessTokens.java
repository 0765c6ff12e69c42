package desk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import javax.crypto.SecretKey;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.jwk.source.ImmutableSecret;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.util.StringUtils;

/** Signed tokens with the claims that Spring Security OAuth gave them. None is stored: they say all that is known. */
final class AccessTokens {

	private final JwtEncoder encoder;
	private final NimbusJwtDecoder decoder;
	private final Function<Authentication, Map<String, Object>> enhancer;

	AccessTokens(SecretKey key, Function<Authentication, Map<String, Object>> enhancer) {
		this.encoder = new NimbusJwtEncoder(new ImmutableSecret<>(key));
		this.decoder = NimbusJwtDecoder.withSecretKey(key).macAlgorithm(MacAlgorithm.HS256).build();
		this.decoder.setJwtValidator(new JwtTimestampValidator(Duration.ZERO));
		this.enhancer = enhancer;
	}

	/** A token for the user, who may be the client itself. */
	OAuth2AccessTokenAuthenticationToken issue(OAuth2ClientAuthenticationToken client, Authentication user,
			Set<String> scopes, OAuth2RefreshToken refreshToken) {
		RegisteredClient registered = client.getRegisteredClient();
		Instant now = Instant.now();
		Instant expiry = now.plus(registered.getTokenSettings().getAccessTokenTimeToLive());
		String id = UUID.randomUUID().toString();
		Map<String, Object> information = new LinkedHashMap<>();
		information.putAll(enhancer.apply(user));
		information.put("jti", id);
		Map<String, Object> claims = new LinkedHashMap<>();
		if (user != client) {
			claims.put("user_name", user.getName());
		}
		if (!user.getAuthorities().isEmpty()) {
			claims.put("authorities", new ArrayList<>(AuthorityUtils.authorityListToSet(user.getAuthorities())));
		}
		claims.put("scope", new ArrayList<>(scopes));
		claims.putAll(new ObjectMapper().convertValue(information, new TypeReference<Map<String, Object>>() {}));
		claims.put("client_id", registered.getClientId());
		OAuth2RefreshToken refresh = refreshToken;
		if (refresh == null && user != client
				&& registered.getAuthorizationGrantTypes().contains(AuthorizationGrantType.REFRESH_TOKEN)) {
			Instant end = now.plus(registered.getTokenSettings().getRefreshTokenTimeToLive());
			Map<String, Object> all = new LinkedHashMap<>(claims);
			all.put("ati", id);
			refresh = new OAuth2RefreshToken(signed(all, UUID.randomUUID().toString(), end), now, end);
		}
		OAuth2AccessToken token = new OAuth2AccessToken(
				OAuth2AccessToken.TokenType.BEARER, signed(claims, id, expiry), now, expiry, scopes);
		return new OAuth2AccessTokenAuthenticationToken(registered, client, token, refresh, information);
	}

	/** What a refresh token of this client says, null when it is none. */
	Jwt refreshToken(String value, OAuth2ClientAuthenticationToken client) {
		try {
			Jwt token = decoder.decode(StringUtils.hasText(value) ? value : "");
			String owner = token.getClaimAsString("client_id");
			boolean ours = client.getRegisteredClient().getClientId().equals(owner);
			return ours && token.hasClaim("ati") && token.hasClaim("user_name") ? token : null;
		} catch (JwtException e) {
			return null;
		}
	}

	private String signed(Map<String, Object> claims, String id, Instant expiry) {
		JwsHeader header = JwsHeader.with(MacAlgorithm.HS256).type("JWT").build();
		JwtClaimsSet all = JwtClaimsSet.builder().claims(c -> c.putAll(claims)).id(id).expiresAt(expiry).build();
		return encoder.encode(JwtEncoderParameters.from(header, all)).getTokenValue();
	}
}
