package a.orders;

import feign.RequestInterceptor;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.cloud.client.loadbalancer.LoadBalanced;
import org.springframework.cloud.security.oauth2.client.feign.OAuth2FeignRequestInterceptor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.DefaultOAuth2ClientContext;
import org.springframework.security.oauth2.client.OAuth2RestTemplate;
import org.springframework.security.oauth2.client.token.grant.client.ClientCredentialsResourceDetails;

@Configuration
public class Calls {

    /** Who we are for the other services. */
    @Bean
    @ConfigurationProperties("security.oauth2.client")
    public ClientCredentialsResourceDetails ourselves() {
        return new ClientCredentialsResourceDetails();
    }

    @Bean
    public RequestInterceptor signCalls() {
        return new OAuth2FeignRequestInterceptor(new DefaultOAuth2ClientContext(), ourselves());
    }

    @Bean
    @LoadBalanced
    OAuth2RestTemplate signed() {
        return new OAuth2RestTemplate(ourselves(), new DefaultOAuth2ClientContext());
    }
}
