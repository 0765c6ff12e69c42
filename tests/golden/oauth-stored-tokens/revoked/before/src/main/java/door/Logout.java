package door;

import org.springframework.security.oauth2.provider.token.ConsumerTokenServices;

class Logout {

    private ConsumerTokenServices tokens;

    void end(String token) {
        tokens.revokeToken(token);
    }
}
