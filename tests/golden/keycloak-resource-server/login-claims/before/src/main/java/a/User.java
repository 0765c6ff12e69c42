package a;

import java.security.Principal;
import org.keycloak.KeycloakPrincipal;
import org.keycloak.KeycloakSecurityContext;
import org.keycloak.adapters.springsecurity.token.KeycloakAuthenticationToken;
import org.keycloak.representations.AccessToken;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class User {

    @GetMapping("/a")
    String ofPrincipal(Principal principal) {
        KeycloakAuthenticationToken user = (KeycloakAuthenticationToken) principal;
        AccessToken token = user.getAccount().getKeycloakSecurityContext().getToken();
        return token.getPreferredUsername() + token.getEmail() + token.getSubject();
    }

    @GetMapping("/b")
    String ofContext() {
        KeycloakPrincipal<KeycloakSecurityContext> user = (KeycloakPrincipal<KeycloakSecurityContext>)
                SecurityContextHolder.getContext().getAuthentication().getPrincipal();
        return user.getName() + user.getKeycloakSecurityContext().getToken().getOtherClaims().get("shop");
    }

    @GetMapping("/c")
    String ofParameter(@AuthenticationPrincipal KeycloakPrincipal<KeycloakSecurityContext> user) {
        KeycloakSecurityContext context = user.getKeycloakSecurityContext();
        return context.getToken().getGivenName();
    }
}
