package a.orders;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.DefaultOAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.web.client.RestTemplate;

/** Knows the scopes as well, by {@link #getScopes(Map)}. */
public class ScopedTokens implements OpaqueTokenIntrospector {

    private static final Log LOG = LogFactory.getLog(ScopedTokens.class);

    private final String url;

    public ScopedTokens(String url) {
        this.url = url;
    }

    @Override
    public OAuth2AuthenticatedPrincipal introspect(String token) {
        Map<String, Object> user = getMap(url, token);
        if (user.containsKey("error")) {
            throw new BadOpaqueTokenException(token);
        }
        return extractAuthentication(user);
    }

    private OAuth2AuthenticatedPrincipal extractAuthentication(Map<String, Object> user) {
        List<GrantedAuthority> authorities = authoritiesOf(user);
        for (String scope : getScopes(user)) {
            authorities.add(new SimpleGrantedAuthority("SCOPE_" + scope));
        }
        return principalOf(getPrincipal(user), user, authorities);
    }

    // our people are known by their number
    private Object getPrincipal(Map<String, Object> user) {
        return user.getOrDefault("number", "unknown");
    }

    @SuppressWarnings("unchecked")
    private Set<String> getScopes(Map<String, Object> user) {
        Map<String, Object> request = (Map<String, Object>) user.get("oauth2Request");
        Collection<String> scope = (Collection<String>) request.get("scope");
        return new HashSet<>(scope);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> getMap(String path, String accessToken) {
        try {
            HttpHeaders headers = new HttpHeaders();
            headers.setBearerAuth(accessToken);
            return new RestTemplate().exchange(path, HttpMethod.GET, new HttpEntity<>(headers), Map.class).getBody();
        } catch (Exception e) {
            LOG.warn("no user: " + e.getMessage());
            return Collections.singletonMap("error", "no user");
        }
    }

    /** What the answer names as authorities, else ROLE_USER, as Spring Security OAuth took them. */
    private static List<GrantedAuthority> authoritiesOf(Map<String, Object> user) {
        Object found = user.getOrDefault("authorities", "ROLE_USER");
        String names = found instanceof Collection<?> several
                ? several.stream().map(ScopedTokens::nameOf).collect(Collectors.joining(","))
                : Objects.toString(found, "");
        return new ArrayList<>(AuthorityUtils.commaSeparatedStringToAuthorityList(names));
    }

    private static String nameOf(Object authority) {
        if (!(authority instanceof Map<?, ?> said)) {
            return Objects.toString(authority, "");
        }
        Stream<?> named = said.size() == 1
                ? said.values().stream()
                : Stream.of("authority", "role", "value").filter(said::containsKey).map(said::get);
        return named.filter(Objects::nonNull).map(Object::toString).findFirst().orElse("");
    }

    private static OAuth2AuthenticatedPrincipal principalOf(
            Object name, Map<String, Object> user, List<GrantedAuthority> authorities) {
        Map<String, Object> attributes = new LinkedHashMap<>(user);
        attributes.keySet().removeAll(List.of("iat", "exp"));
        return new DefaultOAuth2AuthenticatedPrincipal(String.valueOf(name), attributes, authorities);
    }
}
