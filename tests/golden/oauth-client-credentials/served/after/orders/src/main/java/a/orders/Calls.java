package a.orders;

import feign.RequestInterceptor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.client.loadbalancer.LoadBalanced;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.web.client.RestTemplate;

@Configuration
public class Calls {

    /** Who we are for the other services. */
    @Bean
    public ClientCredentialsTokens clientCredentialsTokens(ObjectProvider<ClientRegistrationRepository> registrations) {
        return new ClientCredentialsTokens(registrations::getObject);
    }

    @Bean
    public RequestInterceptor signCalls(ClientCredentialsTokens tokens) {
        return template -> template
                .removeHeader(HttpHeaders.AUTHORIZATION)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + tokens.token());
    }

    @Bean
    @LoadBalanced
    RestTemplate signed(ClientCredentialsTokens tokens) {
        RestTemplate client = new RestTemplate();
        client.getInterceptors().add(tokens);
        return client;
    }
}
