package a;

import org.keycloak.adapters.springsecurity.token.KeycloakAuthenticationToken;
import org.springframework.security.core.Authentication;

class Raw {

    boolean isUser(Authentication user) {
        return user instanceof KeycloakAuthenticationToken;
    }

    String text(KeycloakAuthenticationToken user) {
        return user.getAccount().getKeycloakSecurityContext().getTokenString();
    }
}
