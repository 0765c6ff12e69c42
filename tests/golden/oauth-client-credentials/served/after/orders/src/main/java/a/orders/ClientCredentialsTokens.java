package a.orders;

import java.io.IOException;
import java.util.function.Supplier;

import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.ClientAuthorizationRequiredException;
import org.springframework.security.oauth2.client.InMemoryOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.util.function.SingletonSupplier;

/** Tokens for the application itself, whoever is logged in: one is kept until it ends or is refused. */
public final class ClientCredentialsTokens implements ClientHttpRequestInterceptor {

    public static final String REGISTRATION = "client-credentials";

    private static final String SELF = "self";

    private final Supplier<OAuth2AuthorizedClientService> clients;
    private final Supplier<OAuth2AuthorizedClientManager> manager;

    /** The registrations are asked for with the first token, so that the application starts without any. */
    public ClientCredentialsTokens(Supplier<ClientRegistrationRepository> registrations) {
        this.clients = SingletonSupplier.of(() -> new InMemoryOAuth2AuthorizedClientService(registrations.get()));
        this.manager = SingletonSupplier.of(() -> new AuthorizedClientServiceOAuth2AuthorizedClientManager(
                registrations.get(), this.clients.get()));
    }

    public String token() {
        OAuth2AuthorizedClient client = this.manager.get().authorize(
                OAuth2AuthorizeRequest.withClientRegistrationId(REGISTRATION).principal(SELF).build());
        if (client == null) {
            throw new ClientAuthorizationRequiredException(REGISTRATION);
        }
        return client.getAccessToken().getTokenValue();
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        request.getHeaders().setBearerAuth(token());
        ClientHttpResponse response = execution.execute(request, body);
        if (response.getStatusCode().isSameCodeAs(HttpStatus.UNAUTHORIZED)) {
            this.clients.get().removeAuthorizedClient(REGISTRATION, SELF);
        }
        return response;
    }
}
