package door;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Whose token it is: a user of a client, or the client itself. As JSON it says what OAuth2Authentication said. */
public final class TokenAuthentication extends AbstractAuthenticationToken {

    private final String clientId;
    private final transient Authentication user;
    private final Set<String> scopes;

    TokenAuthentication(String clientId, Authentication user, Set<String> scopes) {
        super(authorities(user, scopes));
        this.clientId = clientId;
        this.user = user;
        this.scopes = scopes;
        setAuthenticated(true);
    }

    private static Collection<GrantedAuthority> authorities(Authentication user, Set<String> scopes) {
        List<GrantedAuthority> all = new ArrayList<>(user == null ? List.of() : user.getAuthorities());
        scopes.forEach(scope -> all.add(new SimpleGrantedAuthority("SCOPE_" + scope)));
        return all;
    }

    @Override
    public Object getPrincipal() {
        return user == null ? clientId : user.getPrincipal();
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    public Authentication getUserAuthentication() {
        return user;
    }

    public boolean isClientOnly() {
        return user == null;
    }

    public Map<String, Object> getOauth2Request() {
        return Map.of("clientId", clientId, "scope", scopes, "approved", true);
    }
}
