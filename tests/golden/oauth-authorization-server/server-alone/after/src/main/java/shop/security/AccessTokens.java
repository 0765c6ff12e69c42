package shop.security;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import javax.crypto.SecretKey;

import com.nimbusds.jose.jwk.source.ImmutableSecret;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/** Signed tokens with the claims that Spring Security OAuth gave them. None is stored: they say all that is known. */
final class AccessTokens {

    private final JwtEncoder encoder;

    AccessTokens(SecretKey key) {
        this.encoder = new NimbusJwtEncoder(new ImmutableSecret<>(key));
    }

    /** A token for the user, who may be the client itself. */
    OAuth2AccessTokenAuthenticationToken issue(OAuth2ClientAuthenticationToken client, Authentication user,
            Set<String> scopes, OAuth2RefreshToken refreshToken) {
        RegisteredClient registered = client.getRegisteredClient();
        Instant now = Instant.now();
        Instant expiry = now.plus(registered.getTokenSettings().getAccessTokenTimeToLive());
        String id = UUID.randomUUID().toString();
        Map<String, Object> information = new LinkedHashMap<>();
        information.put("jti", id);
        Map<String, Object> claims = new LinkedHashMap<>();
        if (user != client) {
            claims.put("user_name", user.getName());
        }
        if (!user.getAuthorities().isEmpty()) {
            claims.put("authorities", new ArrayList<>(AuthorityUtils.authorityListToSet(user.getAuthorities())));
        }
        claims.put("scope", new ArrayList<>(scopes));
        claims.put("client_id", registered.getClientId());
        OAuth2AccessToken token = new OAuth2AccessToken(
                OAuth2AccessToken.TokenType.BEARER, signed(claims, id, expiry), now, expiry, scopes);
        return new OAuth2AccessTokenAuthenticationToken(registered, client, token, refreshToken, information);
    }

    private String signed(Map<String, Object> claims, String id, Instant expiry) {
        JwsHeader header = JwsHeader.with(MacAlgorithm.HS256).type("JWT").build();
        JwtClaimsSet all = JwtClaimsSet.builder().claims(c -> c.putAll(claims)).id(id).expiresAt(expiry).build();
        return encoder.encode(JwtEncoderParameters.from(header, all)).getTokenValue();
    }
}
