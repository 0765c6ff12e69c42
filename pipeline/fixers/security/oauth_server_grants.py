"""The classes that take the place of Spring Security OAuth's token endpoint, its tokens and /oauth/check_token.

Source: spring-security-oauth2 2.5.2 (ResourceOwnerPasswordTokenGranter, DefaultTokenServices, JwtAccessTokenConverter,
DefaultOAuth2RequestValidator, DefaultAccessTokenConverter, CheckTokenEndpoint); the reference of Spring Authorization
Server 1.5, "How-to: Implement an Extension Authorization Grant Type".
"""

from collections.abc import Collection

from pipeline.fixers.security.oauth_server_java import CHECK_CLASS, KNOWN, KNOWN_CLASS, asked

GRANTS, TOKENS, CHECK = "TokenGrants", "AccessTokens", "TokenCheck"

_GRANTS = """package PACKAGE;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.security.authentication.AccountStatusException;
R|import org.springframework.security.authentication.AccountStatusUserDetailsChecker;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
R|import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
R|import org.springframework.security.core.userdetails.UserDetails;
R|import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
RJ|import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
RJ|import org.springframework.security.oauth2.jwt.Jwt;
import @server.authentication.OAuth2AuthorizationGrantAuthenticationToken;
import @server.authentication.OAuth2ClientAuthenticationToken;
import @server.client.RegisteredClient;
import org.springframework.util.StringUtils;

/** Grants tokens as Spring Security OAuth did; Spring Authorization Server has no grant for a user's password. */
final class TokenGrants implements AuthenticationProvider {

    private static final List<String> TYPES = List.of(TYPE_NAMES);

    private final AuthenticationManager authenticationManager;
R|    private final UserDetailsService userDetailsService;
    private final AccessTokens tokens;

    TokenGrants(CONSTRUCTOR) {
        this.authenticationManager = authenticationManager;
R|        this.userDetailsService = userDetailsService;
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
R|        if (request.getGrantType().equals(AuthorizationGrantType.REFRESH_TOKEN)) {
R|            return refreshed(request, client);
R|        }
C|        if (request.getGrantType().equals(AuthorizationGrantType.CLIENT_CREDENTIALS)) {
C|            return tokens.issue(client, client, scopes, null);
C|        }
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

R|    /** The user as known now, for the scopes of the refresh token or some of them. */
R|    private Authentication refreshed(TokenRequest request, OAuth2ClientAuthenticationToken client) {
RJ|        Jwt token = tokens.refreshToken(request.value(OAuth2ParameterNames.REFRESH_TOKEN), client);
MR|        AccessTokens.Granted token = tokens.refreshToken(request.value(OAuth2ParameterNames.REFRESH_TOKEN), client);
R|        if (token == null) {
R|            throw error(OAuth2ErrorCodes.INVALID_GRANT, "Invalid refresh token");
R|        }
RJ|        Set<String> scopes = request.scopes(new LinkedHashSet<>(token.getClaimAsStringList("scope")));
MR|        Set<String> scopes = request.scopes(token.scopes());
R|        try {
RJ|            UserDetails user = userDetailsService.loadUserByUsername(token.getClaimAsString("user_name"));
MR|            UserDetails user = userDetailsService.loadUserByUsername(token.user().getName());
R|            new AccountStatusUserDetailsChecker().check(user);
R|            return tokens.issue(
R|                    client,
R|                    UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities()),
R|                    scopes,
RJ|                    new OAuth2RefreshToken(token.getTokenValue(), null, token.getExpiresAt()));
MR|                    token.refresh());
R|        } catch (AuthenticationException e) {
R|            throw error(OAuth2ErrorCodes.INVALID_GRANT, e.getMessage());
R|        }
R|    }
R|
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
            Set<String> scopes = new LinkedHashSet<>(List.of(asked.trim().split("[\\\\s,]+")));
            if (!given.containsAll(scopes)) {
                throw error(OAuth2ErrorCodes.INVALID_SCOPE, "Invalid scope: " + asked);
            }
            return scopes;
        }
    }
}
"""
_TOKENS = """package PACKAGE;

R|import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
E|import java.util.function.Function;

import javax.crypto.SecretKey;

B|import com.fasterxml.jackson.core.type.TypeReference;
B|import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.jwk.source.ImmutableSecret;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
R|import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
R|import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
R|import org.springframework.security.oauth2.jwt.JwtException;
R|import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
R|import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import @server.authentication.OAuth2AccessTokenAuthenticationToken;
import @server.authentication.OAuth2ClientAuthenticationToken;
import @server.client.RegisteredClient;
R|import org.springframework.util.StringUtils;

/** Signed tokens with the claims that Spring Security OAuth gave them. None is stored: they say all that is known. */
final class AccessTokens {

    private final JwtEncoder encoder;
R|    private final NimbusJwtDecoder decoder;
E|    private final Function<Authentication, Map<String, Object>> enhancer;

    AccessTokens(CONSTRUCTOR) {
        this.encoder = new NimbusJwtEncoder(new ImmutableSecret<>(key));
R|        this.decoder = NimbusJwtDecoder.withSecretKey(key).macAlgorithm(MacAlgorithm.HS256).build();
R|        this.decoder.setJwtValidator(new JwtTimestampValidator(Duration.ZERO));
E|        this.enhancer = enhancer;
    }

    /** A token for the user, who may be the client itself. */
    OAuth2AccessTokenAuthenticationToken issue(OAuth2ClientAuthenticationToken client, Authentication user,
            Set<String> scopes, OAuth2RefreshToken refreshToken) {
        RegisteredClient registered = client.getRegisteredClient();
        Instant now = Instant.now();
        Instant expiry = now.plus(registered.getTokenSettings().getAccessTokenTimeToLive());
        String id = UUID.randomUUID().toString();
        Map<String, Object> information = new LinkedHashMap<>();
E|        information.putAll(enhancer.apply(user));
I|        information.put("jti", id);
        Map<String, Object> claims = new LinkedHashMap<>();
        if (user != client) {
            claims.put("user_name", user.getName());
        }
        if (!user.getAuthorities().isEmpty()) {
            claims.put("authorities", new ArrayList<>(AuthorityUtils.authorityListToSet(user.getAuthorities())));
        }
        claims.put("scope", new ArrayList<>(scopes));
B|        claims.putAll(new ObjectMapper().convertValue(information, new TypeReference<Map<String, Object>>() {}));
        claims.put("client_id", registered.getClientId());
R|        OAuth2RefreshToken refresh = refreshToken;
R|        if (refresh == null && user != client
R|                && registered.getAuthorizationGrantTypes().contains(AuthorizationGrantType.REFRESH_TOKEN)) {
R|            Instant end = now.plus(registered.getTokenSettings().getRefreshTokenTimeToLive());
R|            Map<String, Object> all = new LinkedHashMap<>(claims);
R|            all.put("ati", id);
R|            refresh = new OAuth2RefreshToken(signed(all, UUID.randomUUID().toString(), end), now, end);
R|        }
        OAuth2AccessToken token = new OAuth2AccessToken(
                OAuth2AccessToken.TokenType.BEARER, signed(claims, id, expiry), now, expiry, scopes);
        return new OAuth2AccessTokenAuthenticationToken(registered, client, token, REFRESH, information);
    }

R|    /** What a refresh token of this client says, null when it is none. */
R|    Jwt refreshToken(String value, OAuth2ClientAuthenticationToken client) {
R|        try {
R|            Jwt token = decoder.decode(StringUtils.hasText(value) ? value : "");
R|            String owner = token.getClaimAsString("client_id");
R|            boolean ours = client.getRegisteredClient().getClientId().equals(owner);
R|            return ours && token.hasClaim("ati") && token.hasClaim("user_name") ? token : null;
R|        } catch (JwtException e) {
R|            return null;
R|        }
R|    }
R|
    private String signed(Map<String, Object> claims, String id, Instant expiry) {
        JwsHeader header = JwsHeader.with(MacAlgorithm.HS256).type("JWT").build();
        JwtClaimsSet all = JwtClaimsSet.builder().claims(c -> c.putAll(claims)).id(id).expiresAt(expiry).build();
        return encoder.encode(JwtEncoderParameters.from(header, all)).getTokenValue();
    }
}
"""
_ENHANCER = ", Function<Authentication, Map<String, Object>> enhancer"


def granting(flags: Collection[str], grants: list[str]) -> str:
    """The class of the grants, before lines are left out."""
    given = ["AuthenticationManager authenticationManager"]
    given += ["UserDetailsService userDetailsService"] if "R" in flags else []
    names = ", ".join(f'"{name}"' for name in grants)
    return _GRANTS.replace("TYPE_NAMES", names).replace("CONSTRUCTOR", ", ".join([*given, "AccessTokens tokens"]))


def files(package: str, flags: Collection[str], grants: list[str]) -> dict[str, str]:
    """Source by class name: the grants, the tokens and, where the endpoint was there, the check."""
    made = {
        GRANTS: granting(flags, grants),
        TOKENS: _TOKENS.replace("CONSTRUCTOR", f"SecretKey key{_ENHANCER if 'E' in flags else ''}").replace(
            "REFRESH,", "refresh," if "R" in flags else "refreshToken,"
        ),
    }
    made |= {CHECK: CHECK_CLASS} if "K" in flags else {}
    made |= {KNOWN: KNOWN_CLASS} if "D" in flags else {}
    return {name: asked(text, flags).replace("PACKAGE", package) for name, text in made.items()}
