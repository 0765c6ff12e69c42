package a;

import java.security.Principal;
import org.keycloak.KeycloakPrincipal;
import org.keycloak.KeycloakSecurityContext;
import org.keycloak.adapters.springsecurity.token.KeycloakAuthenticationToken;
import org.keycloak.representations.AccessToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class UserController {

    @GetMapping("/mail")
    public String mail(KeycloakAuthenticationToken token) {
        AccessToken access = token.getAccount().getKeycloakSecurityContext().getToken();
        return access.getEmail() + " " + access.getPreferredUsername() + " " + access.getSubject();
    }

    @GetMapping("/principal")
    public String principal(@AuthenticationPrincipal KeycloakPrincipal<?> principal) {
        return principal.getName() + " " + principal.getKeycloakSecurityContext()
                .getToken()
                .getGivenName();
    }

    @GetMapping("/claims")
    @SuppressWarnings("unchecked")
    public String claims(Principal user) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication.getPrincipal() instanceof KeycloakPrincipal) {
            KeycloakPrincipal<KeycloakSecurityContext> principal =
                    (KeycloakPrincipal<KeycloakSecurityContext>) authentication.getPrincipal();
            KeycloakSecurityContext context = principal.getKeycloakSecurityContext();
            String tenant = (String) context.getToken().getOtherClaims().get("tenant");
            return tenant + context.getTokenString().length() + mailOf(user);
        }
        return null;
    }

    private static String mailOf(Principal user) {
        return ((KeycloakAuthenticationToken) user).getAccount().getPrincipal().getName() + current().getEmail();
    }

    private static AccessToken current() {
        KeycloakAuthenticationToken token =
                (KeycloakAuthenticationToken) SecurityContextHolder.getContext().getAuthentication();
        return token.getAccount().getKeycloakSecurityContext().getToken();
    }
}
