import java.util.Collection;
import java.util.Collections;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;

public class Roles extends JwtAuthenticationConverter {

    public Roles() {
        setJwtGrantedAuthoritiesConverter(this::extractAuthorities);
    }

    protected Collection<GrantedAuthority> extractAuthorities(Jwt jwt) {
        return Collections.emptySet();
    }
}
