"""Tokens in memory, in place of DefaultTokenServices with an InMemoryTokenStore.

Source: DefaultTokenServices (a token that is alive is given again, a refresh token outlives its access tokens),
InMemoryTokenStore, AuthenticationKeyGenerator (by user, client and scopes), OAuth2Authentication and CheckTokenEndpoint
of spring-security-oauth2 2.5.2; clients without a secret: ClientDetailsUserDetailsService (an empty password).
"""

from collections.abc import Collection

from pipeline.fixers.security.oauth_server_grants import CHECK, GRANTS, TOKENS, granting
from pipeline.fixers.security.oauth_server_java import CHECK_CLASS, KNOWN, KNOWN_CLASS, asked

AUTHENTICATION, OPEN = "TokenAuthentication", "OpenClients"
BEAN = """/** Static, for whoever checks the tokens may be needed by what this class is given. */
@Bean
public static AccessTokens accessTokens() {
    return new AccessTokens();
}"""
CHECKS = ".opaqueToken(opaque -> opaque.authenticationManager(accessTokens::authenticate))"
_TOKENS = """package PACKAGE;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import org.springframework.security.core.Authentication;
R|import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import @server.authentication.OAuth2AccessTokenAuthenticationToken;
import @server.authentication.OAuth2ClientAuthenticationToken;
import @server.client.RegisteredClient;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/** Tokens that are kept in memory, and known nowhere else: one at a time for a user of a client with some scopes. */
public final class AccessTokens {

    private static final int SWEPT_EVERY = 1000;

    private final Map<String, Granted> byToken = new HashMap<>();
R|    private final Map<String, Granted> byRefreshToken = new HashMap<>();
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
R|        if (refresh != null) {
R|            byToken.values().removeIf(granted -> refreshToken.equals(granted.refresh()));
R|            byOwner.values().removeIf(granted -> refreshToken.equals(granted.refresh()));
R|        } else if (owner != null
R|                && registered.getAuthorizationGrantTypes().contains(AuthorizationGrantType.REFRESH_TOKEN)) {
R|            refresh = before != null && before.refresh() != null && isAlive(before.refresh())
R|                    ? before.refresh()
R|                    : new OAuth2RefreshToken(
R|                            value(), now, now.plus(registered.getTokenSettings().getRefreshTokenTimeToLive()));
R|        }
        Granted granted = new Granted(registered.getClientId(), owner, Set.copyOf(scopes), token, refresh);
        byOwner.put(key, granted);
        byToken.put(token.getTokenValue(), granted);
R|        if (refresh != null && refreshToken == null) {
R|            byRefreshToken.put(refresh.getTokenValue(), granted);
R|        }
        OAuth2AccessToken answered = new OAuth2AccessToken(
                OAuth2AccessToken.TokenType.BEARER, token.getTokenValue(), now, token.getExpiresAt(), scopes);
        return new OAuth2AccessTokenAuthenticationToken(registered, client, answered, refresh, Map.of());
    }

R|    /** What is known of a refresh token of this client, null when it is none. */
R|    synchronized Granted refreshToken(String value, OAuth2ClientAuthenticationToken client) {
R|        Granted granted = byRefreshToken.get(value);
R|        boolean ours = granted != null && granted.clientId().equals(client.getRegisteredClient().getClientId());
R|        return ours && isAlive(granted.refresh()) ? granted : null;
R|    }
R|
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
R|            byRefreshToken.values().removeIf(granted -> !isAlive(granted.refresh()));
R|            byOwner.values().removeIf(granted -> !isAlive(granted.token())
R|                    && (granted.refresh() == null || !isAlive(granted.refresh())));
S|            byOwner.values().removeIf(granted -> !isAlive(granted.token()));
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
"""
_AUTHENTICATION = """package PACKAGE;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Whose token it is: a user of a client, or the client itself. As JSON it says what OAuth2Authentication said. */
public final class TokenAuthentication extends AbstractAuthenticationToken {

    private final String clientId;
    private final transient Authentication user;
    private final Set<String> scopes;

    TokenAuthentication(String clientId, Authentication user, Set<String> scopes) {
        super(authorities(user, scopes));
        this.clientId = clientId;
        this.user = user;
        this.scopes = scopes;
        setAuthenticated(true);
    }

    private static Collection<GrantedAuthority> authorities(Authentication user, Set<String> scopes) {
        List<GrantedAuthority> all = new ArrayList<>(user == null ? List.of() : user.getAuthorities());
        scopes.forEach(scope -> all.add(new SimpleGrantedAuthority("SCOPE_" + scope)));
        return all;
    }

    @Override
    public Object getPrincipal() {
        return user == null ? clientId : user.getPrincipal();
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    public Authentication getUserAuthentication() {
        return user;
    }

    public boolean isClientOnly() {
        return user == null;
    }

    public Map<String, Object> getOauth2Request() {
        return Map.of("clientId", clientId, "scope", scopes, "approved", true);
    }
}
"""
_OPEN = """package PACKAGE;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import @server.authentication.OAuth2ClientAuthenticationToken;
import @server.client.RegisteredClient;
import @server.client.RegisteredClientRepository;

/** Clients without a secret, who come with their name and an empty password, as to Spring Security OAuth. */
final class OpenClients implements AuthenticationProvider {

    private static final String BASIC = "Basic ";

    private final RegisteredClientRepository clients;

    OpenClients(RegisteredClientRepository clients) {
        this.clients = clients;
    }

    /** The client of a request with an empty password; null for any other. */
    static Authentication request(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return null;
        }
        try {
            byte[] decoded = Base64.getDecoder().decode(header.substring(BASIC.length()).trim());
            String named = new String(decoded, StandardCharsets.UTF_8);
            boolean open = named.length() > 1 && named.indexOf(':') == named.length() - 1;
            return open ? new OAuth2ClientAuthenticationToken(
                    named.substring(0, named.length() - 1), ClientAuthenticationMethod.NONE, null, null) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2ClientAuthenticationToken.class.isAssignableFrom(authentication);
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        OAuth2ClientAuthenticationToken asked = (OAuth2ClientAuthenticationToken) authentication;
        if (!ClientAuthenticationMethod.NONE.equals(asked.getClientAuthenticationMethod())) {
            return null;
        }
        RegisteredClient client = clients.findByClientId(asked.getName());
        if (client == null || !client.getClientAuthenticationMethods().contains(ClientAuthenticationMethod.NONE)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
        return new OAuth2ClientAuthenticationToken(client, ClientAuthenticationMethod.NONE, null);
    }
}
"""
_CHECKED = """    private OAuth2TokenIntrospection said(String value) {
        AccessTokens.Granted granted = tokens.find(value);
        if (granted == null) {
            throw new OAuth2AuthenticationException(
                    new OAuth2Error("invalid_token", "Token was not recognised", null));
        }
        return OAuth2TokenIntrospection.builder(true)
                .clientId(granted.clientId())
                .expiresAt(granted.token().getExpiresAt())
                .claims(claims -> {
                    claims.put("scope", new ArrayList<>(granted.scopes()));
                    if (granted.user() != null) {
                        claims.put("user_name", granted.user().getName());
                        claims.put("authorities", new ArrayList<>(
                                AuthorityUtils.authorityListToSet(granted.user().getAuthorities())));
                    }
                })
                .build();
    }
}
"""


def _check() -> str:
    """The class for signed tokens, with what is known of one in place of what it says."""
    text = CHECK_CLASS[: CHECK_CLASS.index("    private OAuth2TokenIntrospection said")] + _CHECKED
    text = text.replace("JwtDecoder decoder", "AccessTokens tokens").replace(
        "this.decoder = decoder", "this.tokens = tokens"
    )
    text = text.replace("by its signature; one that is not good", "by what is kept; one that is not known")
    first = "import org.springframework.security.authentication.AuthenticationProvider;\n"
    text = text.replace(first, "import java.util.ArrayList;\n\n" + first)
    core = "import org.springframework.security.core.Authentication;\n"
    return text.replace(core, core + "import org.springframework.security.core.authority.AuthorityUtils;\n")


def files(package: str, flags: Collection[str], grants: list[str]) -> dict[str, str]:
    """Source by class name."""
    made = {GRANTS: granting(flags, grants), TOKENS: _TOKENS, AUTHENTICATION: _AUTHENTICATION}
    made |= {CHECK: _check()} if "K" in flags else {}
    made |= {OPEN: _OPEN} if "N" in flags else {}
    made |= {KNOWN: KNOWN_CLASS} if "D" in flags else {}
    return {name: asked(text, flags).replace("PACKAGE", package) for name, text in made.items()}
