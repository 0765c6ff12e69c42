package shop.token;

import org.springframework.security.oauth2.provider.token.ConsumerTokenServices;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class Logout {

    private final ConsumerTokenServices services;

    public Logout(ConsumerTokenServices services) {
        this.services = services;
    }

    @DeleteMapping("/tokens/{token}")
    public boolean logout(@PathVariable String token) {
        return services.revokeToken(token);
    }
}
