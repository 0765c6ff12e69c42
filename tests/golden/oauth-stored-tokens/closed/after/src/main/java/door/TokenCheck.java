package door;

import java.util.ArrayList;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenIntrospection;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenIntrospectionAuthenticationToken;

/** Tells a client what a token says, by what is kept; one that is not known is an error 400, as before. */
final class TokenCheck implements AuthenticationProvider {

    private final AccessTokens tokens;

    TokenCheck(AccessTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2TokenIntrospectionAuthenticationToken.class.isAssignableFrom(authentication);
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        OAuth2TokenIntrospectionAuthenticationToken asked =
                (OAuth2TokenIntrospectionAuthenticationToken) authentication;
        if (!(asked.getPrincipal() instanceof OAuth2ClientAuthenticationToken client) || !client.isAuthenticated()) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
        return new OAuth2TokenIntrospectionAuthenticationToken(asked.getToken(), client, said(asked.getToken()));
    }

    private OAuth2TokenIntrospection said(String value) {
        AccessTokens.Granted granted = tokens.find(value);
        if (granted == null) {
            throw new OAuth2AuthenticationException(
                    new OAuth2Error("invalid_token", "Token was not recognised", null));
        }
        return OAuth2TokenIntrospection.builder(true)
                .clientId(granted.clientId())
                .expiresAt(granted.token().getExpiresAt())
                .claims(claims -> {
                    claims.put("scope", new ArrayList<>(granted.scopes()));
                    if (granted.user() != null) {
                        claims.put("user_name", granted.user().getName());
                        claims.put("authorities", new ArrayList<>(
                                AuthorityUtils.authorityListToSet(granted.user().getAuthorities())));
                    }
                })
                .build();
    }
}
