package a;

import javax.servlet.http.HttpServletRequest;
import org.keycloak.KeycloakSecurityContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Me {

    @GetMapping("/me")
    String me(HttpServletRequest request) {
        Object context = request.getAttribute(KeycloakSecurityContext.class.getName());
        return ((KeycloakSecurityContext) context).getToken().getEmail();
    }
}
