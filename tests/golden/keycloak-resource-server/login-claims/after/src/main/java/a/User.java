package a;

import java.security.Principal;
import java.util.Objects;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class User {

    @GetMapping("/a")
    String ofPrincipal(Principal principal) {
        AbstractAuthenticationToken user = (AbstractAuthenticationToken) principal;
        ClaimAccessor token = ((ClaimAccessor) user.getPrincipal());
        return token.getClaimAsString("preferred_username") + token.getClaimAsString("email") + token.getClaimAsString("sub");
    }

    @GetMapping("/b")
    String ofContext() {
        ClaimAccessor user = (ClaimAccessor)
                SecurityContextHolder.getContext().getAuthentication().getPrincipal();
        return Objects.requireNonNullElse(user.getClaimAsString("preferred_username"), user.getClaimAsString("sub")) + user.getClaims().get("shop");
    }

    @GetMapping("/c")
    String ofParameter(@AuthenticationPrincipal ClaimAccessor user) {
        ClaimAccessor context = user;
        return context.getClaimAsString("given_name");
    }
}
