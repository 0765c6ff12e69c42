package shop;

import java.util.Map;
import java.util.Set;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;
import org.springframework.security.oauth2.core.user.OAuth2UserAuthority;

class Users {

    Set<GrantedAuthority> of(Map<String, Object> attributes, OidcIdToken token) {
        return Set.of(new OAuth2UserAuthority(attributes), new OidcUserAuthority(token),
                new OidcUserAuthority(token, null), new OAuth2UserAuthority("ROLE_ADMIN", attributes));
    }
}
