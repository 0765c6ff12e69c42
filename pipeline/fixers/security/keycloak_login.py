"""Applications that log users in through Keycloak's pages, besides taking bearer tokens.

Source: KeycloakWebSecurityConfigurerAdapter, KeycloakAuthenticationEntryPoint, KeycloakLogoutHandler and
KeycloakSecurityContextRequestFilter 18.0.2, whose answers the written class gives with Spring Security 6.5's
oauth2Login: the same URLs (what the server knows as redirect URI stays), 302 for browsers and 401 for scripts, roles
of the access token, a refresh when it ends, and a logout at the server. Both were run against one fake server.

Left for a person: code or pages that do more with the session's token than read its claims, a client that proves
itself by anything but a secret, settings of the session or of redirects, a registry of sessions that others use.
"""

import re

from pipeline.fixers.security.keycloak_adapter import KeycloakAdapter, in_resolver
from pipeline.fixers.security.keycloak_settings import ISSUER, KeycloakSettings, default_files
from pipeline.fixers.security.keycloak_tokens import TOKEN_TYPES
from pipeline.sources.project import Change, Project
from pipeline.sources.settings import canonical, under
from pipeline.sources.syntax import ancestor, field, methods

_PLAIN_STRATEGY = re.compile(
    r"return new (?:RegisterSessionAuthenticationStrategy\((?:new SessionRegistryImpl|\w+)\(\)\)"
    r"|NullAuthenticatedSessionStrategy\(\)|SessionFixationProtectionStrategy\(\));"
)
_ADMIN = ("org.keycloak.admin.", "org.keycloak.representations.idm.", "org.keycloak.OAuth2Constants")
_READ = (b"eycloakSecurityContext", b"kc_idp_hint", b"login_hint", b"k_logout", b"k_query_bearer_token")
"""What pages and code ask of the adapter by name."""
_PAGES = ("**/*.html", "**/*.jsp", "**/*.ftl", "**/*.ftlh", "**/*.js", "**/*.ts")
_MUST_BE_OFF = (
    *("bearer-only", "autodetect-bearer-only", "always-refresh-token", "turn-off-change-session-id-on-login"),
    "expose-token",
)
_SERVER = canonical("keycloak.auth-server-url")
_PROOF = "keycloak.credentials.secret"
_REGISTRATION = "spring.security.oauth2.client.registration.keycloak"
_PROVIDER = "spring.security.oauth2.client.provider.keycloak"


def logs_in(project: Project, adapters: list[KeycloakAdapter], settings: KeycloakSettings, readable: list[str]) -> bool:
    """Users log in, and nothing of the project asks for more than Spring Security gives. What `readable` files do with
    a token can be said with Spring Security's."""
    if len(adapters) != 1 or not _has_plain_client(project, settings):
        return False
    adapter = adapters[0]
    homes = {project.module_of(path) for path, _ in settings.found if "src/main/" in path}
    asked = any(word in project.read(path) for path in project.glob(*_PAGES) for word in _READ)
    free = homes == {project.module_of(adapter.path)} and _path(adapter) not in project
    return free and not asked and _plain_sessions(project, adapter) and not _asks_more(project, adapter, readable)


def _is_public(settings: KeycloakSettings) -> bool:
    return settings.values("public-client") == {"true"}


def _has_plain_client(project: Project, settings: KeycloakSettings) -> bool:
    """One that says who it is for every profile, is public or has a secret, and changes nothing else of the login."""
    files, default = default_files(project)
    keys = {path: {canonical(s.key) for s in under(file, "keycloak")} for path, file in files.items()}
    secret = set[str]() if _is_public(settings) else {_PROOF}
    needed = {"keycloak.realm", "keycloak.resource", *secret}
    whole = [keys[p] >= needed for p in files if p in default or ("src/test/" in p and _SERVER in keys[p])]
    proofs = {key for found in keys.values() for key in found if key.startswith("keycloak.credentials.")}
    off = all(settings.values(name) <= {"false"} for name in _MUST_BE_OFF)
    public = _is_public(settings) or settings.values("public-client") | settings.values("enable-pkce") <= {"false"}
    rewrites = any(key.startswith("keycloak.redirectrewriterules") for found in keys.values() for key in found)
    plain = off and public and not rewrites and "cookie" not in settings.values("token-store")
    return bool(default) and all(whole) and plain and proofs <= {_PROOF}


def client(settings: KeycloakSettings) -> dict[str, str]:
    """Spring Security's settings of the client. Its provider has no issuer, which would be asked at the start."""
    secret = {"client-secret": f"${{{_PROOF}}}"}
    registration = {
        "client-id": "${keycloak.resource}",
        **({"client-authentication-method": "none"} if _is_public(settings) else secret),
        "authorization-grant-type": "authorization_code",
        "scope": "openid",
        "redirect-uri": "{baseUrl}/sso/login",
    }
    provider = {
        f"{name}-uri": f"{ISSUER}/protocol/openid-connect/{path}"
        for name, path in (("authorization", "auth"), ("token", "token"), ("jwk-set", "certs"))
    }
    parts = ((_REGISTRATION, registration), (_PROVIDER, provider))
    return {f"{prefix}.{name}": value for prefix, values in parts for name, value in values.items()}


def _path(adapter: KeycloakAdapter) -> str:
    return f"{adapter.path.rpartition('/')[0]}/KeycloakLogin.java"


def _plain_sessions(project: Project, adapter: KeycloakAdapter) -> bool:
    """The registry of sessions is seen by nobody, and an id that changes at the login is what both do."""
    found = methods(adapter.file, adapter.cls, "sessionAuthenticationStrategy")
    registries = [p for p in project.java_paths(b"SessionRegistry") if p != adapter.path and "src/test/" not in p]
    bodies = ["".join(adapter.file.text(n) for n in field(m, "body").named_children) for m in found]
    kept = any(m not in adapter.gone() for m in found)
    return not registries and not kept and all(_PLAIN_STRATEGY.fullmatch(b) for b in bodies)


def _asks_more(project: Project, adapter: KeycloakAdapter, readable: list[str]) -> bool:
    for path in [p for p in project.java_paths(b"org.keycloak", *_READ) if "src/test/" not in p]:
        file = project.java(path)
        own = [i for i in file.imports if i.name.startswith("org.keycloak.") and not i.name.startswith(_ADMIN)]
        used = file.types_named(*(i.simple for i in own))
        left = [use for use in used if ancestor(use, "annotation") is None and not in_resolver(file, use)]
        left = [use for use in left if path not in readable or file.text(use) not in TOKEN_TYPES]
        if left and path != adapter.path:
            return True
        if any(i.wildcard for i in own) or any(word in file.source for word in _READ[1:]):
            return True
    return False


def login(adapter: KeycloakAdapter, settings: KeycloakSettings) -> Change:
    """The class that the adapter calls where it called `super.configure(http)`."""
    named = settings.principal != "sub"
    claim = f'token.hasClaim("{settings.principal}") ? "{settings.principal}" : "sub"' if named else '"sub"'
    proof = (
        'form.add("client_id", client.getClientRegistration().getClientId());'
        if _is_public(settings)
        else "headers.setBasicAuth(client.getClientRegistration().getClientId(),\n"
        "                client.getClientRegistration().getClientSecret());"
    )
    text = _CLASS.replace("%CLAIM%", claim).replace("%PROOF%", proof)
    package = f"package {adapter.file.package};\n\n" if adapter.file.package else ""
    reason = "logins, sessions and logouts go the way that Keycloak's adapter had them; the server's settings can stay"
    return Change(_path(adapter), (package + text).encode(), reason)


_CLASS = """import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.core.convert.converter.Converter;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.servletapi.SecurityContextHolderAwareRequestFilter;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.util.WebUtils;

/** Logs users in through Keycloak's pages, with the URLs, roles and sessions that Keycloak's adapter had. */
final class KeycloakLogin {

    private static final Log LOG = LogFactory.getLog(KeycloakLogin.class);
    private static final String CLIENT = "keycloak";
    private static final String LOGIN = "/sso/login";

    private final OAuth2AuthorizedClientRepository clients = new HttpSessionOAuth2AuthorizedClientRepository();
    private final ApplicationContext context;
    private final Converter<Jwt, AbstractAuthenticationToken> users;

    private KeycloakLogin(ApplicationContext context, Converter<Jwt, AbstractAuthenticationToken> users) {
        this.context = context;
        this.users = users;
    }

    static void configure(HttpSecurity http, Converter<Jwt, AbstractAuthenticationToken> users) throws Exception {
        KeycloakLogin login = new KeycloakLogin(http.getSharedObject(ApplicationContext.class), users);
        http.oauth2Login(pages -> pages.loginPage(LOGIN).loginProcessingUrl(LOGIN)
                .authorizedClientRepository(login.clients)
                .failureHandler(login::withoutLogin)
                .userInfoEndpoint(user -> user.userAuthoritiesMapper(roles -> roles).oidcUserService(login::userOf)));
        http.exceptionHandling(errors -> errors.authenticationEntryPoint(login::askToLogin));
        http.addFilterAfter(login::refresh, SecurityContextHolderAwareRequestFilter.class);
        http.logout(out -> out.addLogoutHandler(login::logOut)
                .logoutUrl("/sso/logout").permitAll().logoutSuccessUrl("/"));
    }

    private void askToLogin(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException, ServletException {
        if ("XMLHttpRequest".equals(request.getHeader("X-Requested-With"))) {
            new BearerTokenAuthenticationEntryPoint().commence(request, response, reason);
        } else {
            response.sendRedirect(request.getContextPath() + LOGIN);
        }
    }

    /** The login page's URL is also where Keycloak sends users back to: without an answer of its the login starts. */
    private void withoutLogin(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        if (request.getParameter("state") == null) {
            response.sendRedirect(request.getContextPath() + "/oauth2/authorization/" + CLIENT);
        } else {
            LOG.warn("Login failed", reason);
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED, "Login failed");
        }
    }

    /** Name and roles are those of the access token: Keycloak's ID tokens have no roles. */
    private OidcUser userOf(OidcUserRequest request) {
        JwtAuthenticationProvider provider = new JwtAuthenticationProvider(context.getBean(JwtDecoder.class));
        provider.setJwtAuthenticationConverter(users);
        Authentication user = provider.authenticate(
                new BearerTokenAuthenticationToken(request.getAccessToken().getTokenValue()));
        Jwt token = (Jwt) user.getPrincipal();
        String name = %CLAIM%;
        OidcUserInfo claims = new OidcUserInfo(token.getClaims());
        return new DefaultOidcUser(user.getAuthorities(), request.getIdToken(), claims, name);
    }

    /** Renews an access token that has ended; where Keycloak refuses that, the login has ended too. */
    private void refresh(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Authentication user = SecurityContextHolder.getContext().getAuthentication();
        if (user instanceof OAuth2AuthenticationToken) {
            HttpServletRequest asked = (HttpServletRequest) request;
            HttpServletResponse answer = (HttpServletResponse) response;
            try {
                synchronized (WebUtils.getSessionMutex(asked.getSession())) {
                    renew(clients.loadAuthorizedClient(CLIENT, user, asked), user, asked, answer);
                }
            } catch (OAuth2AuthorizationException e) {
                LOG.warn("Keycloak ended the login", e);
                SecurityContextHolder.clearContext();
                new HttpSessionSecurityContextRepository()
                        .saveContext(SecurityContextHolder.createEmptyContext(), asked, answer);
            }
        }
        chain.doFilter(request, response);
    }

    private void renew(OAuth2AuthorizedClient client, Authentication user, HttpServletRequest request,
            HttpServletResponse response) {
        if (client != null) {
            new DefaultOAuth2AuthorizedClientManager(context.getBean(ClientRegistrationRepository.class), clients)
                    .authorize(OAuth2AuthorizeRequest.withAuthorizedClient(client).principal(user)
                            .attribute(HttpServletRequest.class.getName(), request)
                            .attribute(HttpServletResponse.class.getName(), response).build());
        }
    }

    private void logOut(HttpServletRequest request, HttpServletResponse response, Authentication user) {
        OAuth2AuthorizedClient client = clients.loadAuthorizedClient(CLIENT, user, request);
        if (client == null || client.getRefreshToken() == null) {
            return;
        }
        URI tokens = URI.create(client.getClientRegistration().getProviderDetails().getTokenUri());
        HttpHeaders headers = new HttpHeaders();
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("refresh_token", client.getRefreshToken().getTokenValue());
        %PROOF%
        try {
            new RestTemplate().postForEntity(tokens.resolve("logout"), new HttpEntity<>(form, headers), Void.class);
        } catch (RestClientException e) {
            LOG.error("Keycloak could not be told of a logout", e);
        }
    }
}
"""
