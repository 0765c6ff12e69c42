package a;

import java.security.Principal;
import java.util.Objects;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class UserController {

    @GetMapping("/mail")
    public String mail(JwtAuthenticationToken token) {
        Jwt access = token.getToken();
        return access.getClaimAsString("email") + " " + access.getClaimAsString("preferred_username") + " " + access.getSubject();
    }

    @GetMapping("/principal")
    public String principal(@AuthenticationPrincipal Jwt principal) {
        return Objects.requireNonNullElse(principal.getClaimAsString("preferred_username"), principal.getSubject()) + " " + principal
                .getClaimAsString("given_name");
    }

    @GetMapping("/claims")
    @SuppressWarnings("unchecked")
    public String claims(Principal user) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication.getPrincipal() instanceof Jwt) {
            Jwt principal =
                    (Jwt) authentication.getPrincipal();
            Jwt context = principal;
            String tenant = (String) context.getClaims().get("tenant");
            return tenant + context.getTokenValue().length() + mailOf(user);
        }
        return null;
    }

    private static String mailOf(Principal user) {
        return ((JwtAuthenticationToken) user).getName() + current().getClaimAsString("email");
    }

    private static Jwt current() {
        JwtAuthenticationToken token =
                (JwtAuthenticationToken) SecurityContextHolder.getContext().getAuthentication();
        return token.getToken();
    }
}
