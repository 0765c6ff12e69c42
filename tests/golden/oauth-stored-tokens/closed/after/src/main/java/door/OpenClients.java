package door;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/** Clients without a secret, who come with their name and an empty password, as to Spring Security OAuth. */
final class OpenClients implements AuthenticationProvider {

    private static final String BASIC = "Basic ";

    private final RegisteredClientRepository clients;

    OpenClients(RegisteredClientRepository clients) {
        this.clients = clients;
    }

    /** The client of a request with an empty password; null for any other. */
    static Authentication request(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return null;
        }
        try {
            byte[] decoded = Base64.getDecoder().decode(header.substring(BASIC.length()).trim());
            String named = new String(decoded, StandardCharsets.UTF_8);
            boolean open = named.length() > 1 && named.indexOf(':') == named.length() - 1;
            return open ? new OAuth2ClientAuthenticationToken(
                    named.substring(0, named.length() - 1), ClientAuthenticationMethod.NONE, null, null) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2ClientAuthenticationToken.class.isAssignableFrom(authentication);
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        OAuth2ClientAuthenticationToken asked = (OAuth2ClientAuthenticationToken) authentication;
        if (!ClientAuthenticationMethod.NONE.equals(asked.getClientAuthenticationMethod())) {
            return null;
        }
        RegisteredClient client = clients.findByClientId(asked.getName());
        if (client == null || !client.getClientAuthenticationMethods().contains(ClientAuthenticationMethod.NONE)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
        return new OAuth2ClientAuthenticationToken(client, ClientAuthenticationMethod.NONE, null);
    }
}
