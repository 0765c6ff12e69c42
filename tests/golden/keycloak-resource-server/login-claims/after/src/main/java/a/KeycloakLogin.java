package a;

import jakarta.servlet.FilterChain;
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
        String name = token.hasClaim("preferred_username") ? "preferred_username" : "sub";
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
        headers.setBasicAuth(client.getClientRegistration().getClientId(),
                client.getClientRegistration().getClientSecret());
        try {
            new RestTemplate().postForEntity(tokens.resolve("logout"), new HttpEntity<>(form, headers), Void.class);
        } catch (RestClientException e) {
            LOG.error("Keycloak could not be told of a logout", e);
        }
    }
}
