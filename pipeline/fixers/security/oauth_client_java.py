"""What takes the place of OAuth2RestTemplate and OAuth2FeignRequestInterceptor for a client's own credentials.

Source: Spring Security reference, OAuth2 Client, "Client Credentials" and the client manager by a service;
OAuth2RestTemplate of spring-security-oauth2 2.5.2 (a token that is refused is not used again) and
OAuth2FeignRequestInterceptor of Spring Cloud Security 2.2 (`Bearer`, in place of any such header).
"""

from pipeline.fixers.security.oauth_client_settings import REGISTRATION

TOKENS = "ClientCredentialsTokens"
_CLIENT = "org.springframework.security.oauth2.client"
TOKENS_CLASS = f"""package PACKAGE;

import java.io.IOException;
import java.util.function.Supplier;

import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import {_CLIENT}.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import {_CLIENT}.ClientAuthorizationRequiredException;
import {_CLIENT}.InMemoryOAuth2AuthorizedClientService;
import {_CLIENT}.OAuth2AuthorizeRequest;
import {_CLIENT}.OAuth2AuthorizedClient;
import {_CLIENT}.OAuth2AuthorizedClientManager;
import {_CLIENT}.OAuth2AuthorizedClientService;
import {_CLIENT}.registration.ClientRegistrationRepository;
import org.springframework.util.function.SingletonSupplier;

/** Tokens for the application itself, whoever is logged in: one is kept until it ends or is refused. */
public final class ClientCredentialsTokens implements ClientHttpRequestInterceptor {{

    public static final String REGISTRATION = "{REGISTRATION}";

    private static final String SELF = "self";

    private final Supplier<OAuth2AuthorizedClientService> clients;
    private final Supplier<OAuth2AuthorizedClientManager> manager;

    /** The registrations are asked for with the first token, so that the application starts without any. */
    public ClientCredentialsTokens(Supplier<ClientRegistrationRepository> registrations) {{
        this.clients = SingletonSupplier.of(() -> new InMemoryOAuth2AuthorizedClientService(registrations.get()));
        this.manager = SingletonSupplier.of(() -> new AuthorizedClientServiceOAuth2AuthorizedClientManager(
                registrations.get(), this.clients.get()));
    }}

    public String token() {{
        OAuth2AuthorizedClient client = this.manager.get().authorize(
                OAuth2AuthorizeRequest.withClientRegistrationId(REGISTRATION).principal(SELF).build());
        if (client == null) {{
            throw new ClientAuthorizationRequiredException(REGISTRATION);
        }}
        return client.getAccessToken().getTokenValue();
    }}

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {{
        request.getHeaders().setBearerAuth(token());
        ClientHttpResponse response = execution.execute(request, body);
        if (response.getStatusCode().isSameCodeAs(HttpStatus.UNAUTHORIZED)) {{
            this.clients.get().removeAuthorizedClient(REGISTRATION, SELF);
        }}
        return response;
    }}
}}
"""
BEAN = """/** The application's own tokens; how it asks for them is a registration in the settings. */
@Bean
public ClientCredentialsTokens clientCredentialsTokens(ObjectProvider<ClientRegistrationRepository> registrations) {
    return new ClientCredentialsTokens(registrations::getObject);
}"""
BEAN_IMPORTS = (
    "org.springframework.beans.factory.ObjectProvider",
    "org.springframework.context.annotation.Bean",
    f"{_CLIENT}.registration.ClientRegistrationRepository",
)
FEIGN = """return template -> template
        .removeHeader(HttpHeaders.AUTHORIZATION)
        .header(HttpHeaders.AUTHORIZATION, "Bearer " + tokens.token());"""
FEIGN_IMPORTS = ("org.springframework.http.HttpHeaders",)
REST = """RestTemplate client = new RestTemplate();
client.getInterceptors().add(tokens);
return client;"""
REST_IMPORTS = ("org.springframework.web.client.RestTemplate",)
