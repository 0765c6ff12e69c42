package shop;

import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;

class Clients {

    ClientRegistration.Builder kakao() {
        return ClientRegistration.withRegistrationId("kakao")
                .clientAuthenticationMethod(new ClientAuthenticationMethod("client_secret_post"));
    }
}
