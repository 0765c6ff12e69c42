package door;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/** Tokens that are kept in memory, and known nowhere else: one at a time for a user of a client with some scopes. */
public final class AccessTokens {

    private static final int SWEPT_EVERY = 1000;

    private final Map<String, Granted> byToken = new HashMap<>();
    private final Map<String, Granted> byRefreshToken = new HashMap<>();
    private final Map<List<Object>, Granted> byOwner = new HashMap<>();
    private int issued;

    /** What is known of a token; the user is null where it is for the client itself. */
    record Granted(String clientId, Authentication user, Set<String> scopes, OAuth2AccessToken token,
            OAuth2RefreshToken refresh) {
    }

    /** A token for the user, who may be the client itself; a new one where it is asked for by a refresh token. */
    synchronized OAuth2AccessTokenAuthenticationToken issue(OAuth2ClientAuthenticationToken client, Authentication user,
            Set<String> scopes, OAuth2RefreshToken refreshToken) {
        RegisteredClient registered = client.getRegisteredClient();
        Authentication owner = user == client ? null : user;
        List<Object> key = Arrays.asList(
                registered.getClientId(), owner == null ? null : owner.getName(), new TreeSet<>(scopes));
        sweep();
        Instant now = Instant.now();
        Granted before = byOwner.get(key);
        OAuth2AccessToken token = before != null && refreshToken == null && isAlive(before.token())
                ? before.token()
                : token(now, now.plus(registered.getTokenSettings().getAccessTokenTimeToLive()), scopes);
        OAuth2RefreshToken refresh = refreshToken;
        if (refresh != null) {
            byToken.values().removeIf(granted -> refreshToken.equals(granted.refresh()));
            byOwner.values().removeIf(granted -> refreshToken.equals(granted.refresh()));
        } else if (owner != null
                && registered.getAuthorizationGrantTypes().contains(AuthorizationGrantType.REFRESH_TOKEN)) {
            refresh = before != null && before.refresh() != null && isAlive(before.refresh())
                    ? before.refresh()
                    : new OAuth2RefreshToken(
                            value(), now, now.plus(registered.getTokenSettings().getRefreshTokenTimeToLive()));
        }
        Granted granted = new Granted(registered.getClientId(), owner, Set.copyOf(scopes), token, refresh);
        byOwner.put(key, granted);
        byToken.put(token.getTokenValue(), granted);
        if (refresh != null && refreshToken == null) {
            byRefreshToken.put(refresh.getTokenValue(), granted);
        }
        OAuth2AccessToken answered = new OAuth2AccessToken(
                OAuth2AccessToken.TokenType.BEARER, token.getTokenValue(), now, token.getExpiresAt(), scopes);
        return new OAuth2AccessTokenAuthenticationToken(registered, client, answered, refresh, Map.of());
    }

    /** What is known of a refresh token of this client, null when it is none. */
    synchronized Granted refreshToken(String value, OAuth2ClientAuthenticationToken client) {
        Granted granted = byRefreshToken.get(value);
        boolean ours = granted != null && granted.clientId().equals(client.getRegisteredClient().getClientId());
        return ours && isAlive(granted.refresh()) ? granted : null;
    }

    /** What is known of a token that is alive, else null. */
    synchronized Granted find(String value) {
        Granted granted = byToken.get(value);
        return granted != null && isAlive(granted.token()) ? granted : null;
    }

    /** Whose token a request bears; for the application's own resources. */
    public Authentication authenticate(Authentication request) {
        Granted granted = find(((BearerTokenAuthenticationToken) request).getToken());
        if (granted == null) {
            throw new InvalidBearerTokenException("Invalid access token");
        }
        TokenAuthentication known = new TokenAuthentication(granted.clientId(), granted.user(), granted.scopes());
        known.setDetails(request.getDetails());
        return known;
    }

    private void sweep() {
        if (++issued % SWEPT_EVERY == 0) {
            byToken.values().removeIf(granted -> !isAlive(granted.token()));
            byRefreshToken.values().removeIf(granted -> !isAlive(granted.refresh()));
            byOwner.values().removeIf(granted -> !isAlive(granted.token())
                    && (granted.refresh() == null || !isAlive(granted.refresh())));
        }
    }

    private static boolean isAlive(OAuth2Token token) {
        return Instant.now().isBefore(token.getExpiresAt());
    }

    private static OAuth2AccessToken token(Instant now, Instant end, Set<String> scopes) {
        return new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, value(), now, end, scopes);
    }

    private static String value() {
        return UUID.randomUUID().toString();
    }
}
