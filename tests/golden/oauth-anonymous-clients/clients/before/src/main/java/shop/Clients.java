package shop;

import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.reactive.function.client.ServerOAuth2AuthorizedClientExchangeFilterFunction;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.server.UnAuthenticatedServerOAuth2AuthorizedClientRepository;
import org.springframework.web.reactive.function.client.WebClient;

class Clients {

    @Bean
    WebClient orders(ReactiveClientRegistrationRepository registrations) {
        ServerOAuth2AuthorizedClientExchangeFilterFunction oauth =
                new ServerOAuth2AuthorizedClientExchangeFilterFunction(registrations,
                        new UnAuthenticatedServerOAuth2AuthorizedClientRepository());
        oauth.setDefaultClientRegistrationId("orders");
        return WebClient.builder().filter(oauth).build();
    }

    @Bean
    WebClient stock(ReactiveClientRegistrationRepository registrations) {
        ServerOAuth2AuthorizedClientRepository clients = new UnAuthenticatedServerOAuth2AuthorizedClientRepository();
        ServerOAuth2AuthorizedClientExchangeFilterFunction oauth =
                new ServerOAuth2AuthorizedClientExchangeFilterFunction(registrations, clients);
        return WebClient.builder().filter(oauth).build();
    }
}
