package shop;

import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.reactive.function.client.ServerOAuth2AuthorizedClientExchangeFilterFunction;
import org.springframework.security.oauth2.client.web.server.UnAuthenticatedServerOAuth2AuthorizedClientRepository;

class Clients {

    private final UnAuthenticatedServerOAuth2AuthorizedClientRepository clients =
            new UnAuthenticatedServerOAuth2AuthorizedClientRepository();

    ServerOAuth2AuthorizedClientExchangeFilterFunction orders(ReactiveClientRegistrationRepository registrations) {
        return new ServerOAuth2AuthorizedClientExchangeFilterFunction(registrations, clients);
    }
}
