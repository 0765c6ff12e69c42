import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;

public class Roles extends JwtAuthenticationConverter {

    private final String claim;

    public Roles(String claim) {
        this.claim = claim;
    }

    {
        setJwtGrantedAuthoritiesConverter(this::extractAuthorities);
    }

    /** The scopes and the roles. */
    protected Collection<GrantedAuthority> extractAuthorities(Jwt jwt) {
        Collection<GrantedAuthority> scopes = new JwtGrantedAuthoritiesConverter().convert(jwt);
        return Stream.concat(scopes.stream(), jwt.getClaimAsStringList(claim).stream().map(SimpleGrantedAuthority::new))
            .collect(Collectors.toSet());
    }

    static JwtAuthenticationConverter scopes() {
        return new JwtAuthenticationConverter() {
            {
                setJwtGrantedAuthoritiesConverter(this::extractAuthorities);
            }

            protected Collection<GrantedAuthority> extractAuthorities(Jwt token) {
                return new JwtGrantedAuthoritiesConverter().convert(token);
            }
        };
    }
}
