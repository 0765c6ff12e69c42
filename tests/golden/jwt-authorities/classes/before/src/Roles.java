import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;

public class Roles extends JwtAuthenticationConverter {

    private final String claim;

    public Roles(String claim) {
        this.claim = claim;
    }

    /** The scopes and the roles. */
    @Override
    protected Collection<GrantedAuthority> extractAuthorities(Jwt jwt) {
        Collection<GrantedAuthority> scopes = super.extractAuthorities(jwt);
        return Stream.concat(scopes.stream(), jwt.getClaimAsStringList(claim).stream().map(SimpleGrantedAuthority::new))
            .collect(Collectors.toSet());
    }

    static JwtAuthenticationConverter scopes() {
        return new JwtAuthenticationConverter() {
            @Override
            protected Collection<GrantedAuthority> extractAuthorities(Jwt token) {
                return super.extractAuthorities(token);
            }
        };
    }
}
