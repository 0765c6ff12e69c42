package shop;

import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.client.AuthorizedClientServiceReactiveOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.InMemoryReactiveOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.reactive.function.client.ServerOAuth2AuthorizedClientExchangeFilterFunction;
import org.springframework.web.reactive.function.client.WebClient;

class Clients {

    @Bean
    WebClient orders(ReactiveClientRegistrationRepository registrations) {
        ServerOAuth2AuthorizedClientExchangeFilterFunction oauth =
                new ServerOAuth2AuthorizedClientExchangeFilterFunction(new AuthorizedClientServiceReactiveOAuth2AuthorizedClientManager(registrations, new InMemoryReactiveOAuth2AuthorizedClientService(registrations)));
        oauth.setDefaultClientRegistrationId("orders");
        return WebClient.builder().filter(oauth).build();
    }

    @Bean
    WebClient stock(ReactiveClientRegistrationRepository registrations) {
        ServerOAuth2AuthorizedClientExchangeFilterFunction oauth =
                new ServerOAuth2AuthorizedClientExchangeFilterFunction(new AuthorizedClientServiceReactiveOAuth2AuthorizedClientManager(registrations, new InMemoryReactiveOAuth2AuthorizedClientService(registrations)));
        return WebClient.builder().filter(oauth).build();
    }
}
