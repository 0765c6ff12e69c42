"""The members that take the place of an AuthorizationServerConfigurerAdapter's hooks, and templates of Java.

Lines that start with letters and a bar are there only where all of them are asked for: E an enhancer, B one whose
information is in the token as well, I no information but the token's id, R refresh tokens, C clients that ask for
themselves, K /oauth/check_token, J signed tokens, M tokens in memory, N clients without a secret, P an encoder of
their secrets, D secrets that may be the same.
"""

import re
from collections.abc import Collection

from pipeline.fixers.security.oauth_server_hooks import ServerSays

_MARKED = re.compile(r"^([A-Z]+)\|(.*)$")
_IMPORT = re.compile(r"^import (?:static )?[\w.]*?(\w+);$")
_SECURITY = "org.springframework.security"
_SERVER = f"{_SECURITY}.oauth2.server.authorization"

CHECK_CLASS = """package PACKAGE;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import @server.OAuth2TokenIntrospection;
import @server.authentication.OAuth2ClientAuthenticationToken;
import @server.authentication.OAuth2TokenIntrospectionAuthenticationToken;

/** Tells a client what a token says, by its signature; one that is not good is an error 400, as before. */
final class TokenCheck implements AuthenticationProvider {

    private final JwtDecoder decoder;

    TokenCheck(JwtDecoder decoder) {
        this.decoder = decoder;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2TokenIntrospectionAuthenticationToken.class.isAssignableFrom(authentication);
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        OAuth2TokenIntrospectionAuthenticationToken asked =
                (OAuth2TokenIntrospectionAuthenticationToken) authentication;
        if (!(asked.getPrincipal() instanceof OAuth2ClientAuthenticationToken client) || !client.isAuthenticated()) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
        return new OAuth2TokenIntrospectionAuthenticationToken(asked.getToken(), client, said(asked.getToken()));
    }

    private OAuth2TokenIntrospection said(String token) {
        try {
            Jwt jwt = decoder.decode(token);
            return OAuth2TokenIntrospection.builder(true).claims(claims -> claims.putAll(jwt.getClaims())).build();
        } catch (JwtException e) {
            throw new OAuth2AuthenticationException(
                    new OAuth2Error("invalid_token", "Cannot use this token", null), e);
        }
    }
}
"""
KNOWN, KNOWN_CLASS = (
    "KnownClients",
    """package PACKAGE;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import @server.client.RegisteredClient;
import @server.client.RegisteredClientRepository;

/** Clients by their names. Two may have the same secret, which Spring's own repository in memory refuses. */
final class KnownClients implements RegisteredClientRepository {

    private final Map<String, RegisteredClient> clients = new ConcurrentHashMap<>();

    KnownClients(RegisteredClient... clients) {
        for (RegisteredClient client : clients) {
            save(client);
        }
    }

    @Override
    public void save(RegisteredClient client) {
        clients.put(client.getClientId(), client);
    }

    @Override
    public RegisteredClient findById(String id) {
        return clients.values().stream().filter(client -> client.getId().equals(id)).findFirst().orElse(null);
    }

    @Override
    public RegisteredClient findByClientId(String clientId) {
        return clients.get(clientId);
    }
}
""",
)
_CONFIGURATION = """/** The endpoints for the clients; the rules of the application are for all else. */
@Bean
@Order(0)
public SecurityFilterChain authorizationServerFilterChain(CHAIN_PARAMETERS) throws Exception {
    TokenGrants grants = new TokenGrants(GRANTS_ARGUMENTS);
    http.securityMatcher(PATHS);
    http.csrf(csrf -> csrf.disable());
    http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER));
    http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated());
    http.with(new OAuth2AuthorizationServerConfigurer(), server -> server
A|            .clientAuthentication(client -> client
N|                    .authenticationConverter(OpenClients::request)
N|                    .authenticationProvider(new OpenClients(clients))
P|                    .authenticationProviders(all -> all.forEach(one -> {
P|                        if (one instanceof ClientSecretAuthenticationProvider secrets) {
P|                            secrets.setPasswordEncoder(ENCODER);
P|                        }
P|                    }))
A|            )
K|            .tokenIntrospectionEndpoint(check -> check.authenticationProviders(all -> {
K|                all.clear();
JK|                all.add(new TokenCheck(jwtDecoder));
KM|                all.add(new TokenCheck(accessTokens));
K|            }))
            .tokenEndpoint(token -> token.accessTokenRequestConverter(TokenGrants::request)
                    .authenticationProvider(grants)));
    return http.build();
}

@Bean
public AuthorizationServerSettings authorizationServerSettings() {
    return AuthorizationServerSettings.builder()
K|            .tokenIntrospectionEndpoint("/oauth/check_token")
            .tokenEndpoint("/oauth/token")
            .build();
}"""
CONFIGURATION_IMPORTS = (
    "java.time.Duration",
    "java.util.List",
    "javax.crypto.SecretKey",
    "org.springframework.context.annotation.Bean",
    "org.springframework.core.annotation.Order",
    f"{_SECURITY}.config.annotation.web.builders.HttpSecurity",
    f"{_SECURITY}.config.http.SessionCreationPolicy",
    f"{_SECURITY}.oauth2.core.AuthorizationGrantType",
    f"{_SECURITY}.oauth2.core.ClientAuthenticationMethod",
    f"{_SERVER}.client.InMemoryRegisteredClientRepository",
    f"{_SERVER}.client.RegisteredClient",
    f"{_SERVER}.client.RegisteredClientRepository",
    f"{_SERVER}.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer",
    f"{_SERVER}.settings.AuthorizationServerSettings",
    f"{_SERVER}.settings.TokenSettings",
    f"{_SECURITY}.web.SecurityFilterChain",
)


def configuration(flags: Collection[str], manager: str, users: str, enhancer: str) -> str:
    """The chain and the settings, as members of the class that configured the server. `users`: "" for a bean."""
    given = ["HttpSecurity http", "AccessTokens accessTokens" if "M" in flags else "SecretKey signingKey"]
    given += ["JwtDecoder jwtDecoder"] if {"J", "K"} <= set(flags) else []
    given += ["RegisteredClientRepository clients"] if "N" in flags else []
    given += ["UserDetailsService userDetailsService"] if "R" in flags and not users else []
    signing = f"new AccessTokens(signingKey{f', {enhancer}::enhance' if 'E' in flags else ''})"
    tokens = "accessTokens" if "M" in flags else signing
    grants = [manager, *([users or "userDetailsService"] if "R" in flags else []), tokens]
    paths = ['"/oauth/token"', *(['"/oauth/check_token"'] if "K" in flags else [])]
    text = asked(_CONFIGURATION, flags).replace("CHAIN_PARAMETERS", ", ".join(given))
    return text.replace("GRANTS_ARGUMENTS", ", ".join(grants)).replace("PATHS", ", ".join(paths))


def asked(text: str, flags: Collection[str]) -> str:
    """The lines asked for, without imports that these don't need."""
    kept: list[str] = []
    for line in text.replace("@server", _SERVER).split("\n"):
        marked = _MARKED.match(line)
        if marked is None or set(marked[1]) <= set(flags):
            kept.append(marked[2] if marked else line)
    code = "\n".join(line for line in kept if not line.startswith("import "))
    return "\n".join(line for line in kept if (n := _IMPORT.match(line)) is None or re.search(rf"\b{n[1]}\b", code))


def clients_bean(says: ServerSays) -> str:
    ways = ["CLIENT_SECRET_BASIC", *(["CLIENT_SECRET_POST"] if says.form else [])]
    clients: list[str] = []
    for client in says.clients:
        clients.append("\n".join(f"            {line}" for line in client.registered(ways)))
    made = ",\n".join(clients)
    signature = "@Bean\npublic RegisteredClientRepository registeredClientRepository() {\n"
    kind = KNOWN if says.alike else "InMemoryRegisteredClientRepository"
    return f"{signature}    return new {kind}(\n{made});\n}}"
