package a;

import java.util.Set;
import org.keycloak.KeycloakPrincipal;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class RoleController {

    @GetMapping("/roles")
    public Set<String> roles(@AuthenticationPrincipal KeycloakPrincipal<?> principal) {
        return principal.getKeycloakSecurityContext().getToken().getRealmAccess().getRoles();
    }
}
