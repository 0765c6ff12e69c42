package a.orders;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.RequestEntity;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.core.DefaultOAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.web.client.RestTemplate;

/** Takes a token for good when the endpoint answers it with a user, as Spring Security OAuth did. */
final class UserInfoIntrospector implements OpaqueTokenIntrospector {

    private static final Logger LOGGER = LoggerFactory.getLogger(UserInfoIntrospector.class);
    private static final List<String> NAMES =
            List.of("user", "username", "userid", "user_id", "login", "id", "name");

    private final RestTemplate client = new RestTemplate();
    private final String userInfoUri;

    UserInfoIntrospector(String userInfoUri) {
        this.userInfoUri = userInfoUri;
    }

    @Override
    public OAuth2AuthenticatedPrincipal introspect(String token) {
        Map<String, Object> user = userOf(token);
        Object name = NAMES.stream().filter(user::containsKey).findFirst().<Object>map(user::get).orElse("unknown");
        return principalOf(name, user, authoritiesOf(user));
    }

    private Map<String, Object> userOf(String token) {
        Map<String, Object> user;
        try {
            user = client.exchange(
                    RequestEntity.get(userInfoUri)
                            .accept(MediaType.APPLICATION_JSON)
                            .headers(headers -> headers.setBearerAuth(token))
                            .build(),
                    new ParameterizedTypeReference<Map<String, Object>>() {}).getBody();
        } catch (RuntimeException e) {
            LOGGER.warn("Could not fetch user details: {}, {}", e.getClass(), e.getMessage());
            throw new BadOpaqueTokenException("Invalid token", e);
        }
        if (user == null || user.isEmpty() || user.containsKey("error")) {
            throw new BadOpaqueTokenException("Invalid token");
        }
        return user;
    }

    /** What the answer names as authorities, else ROLE_USER, as Spring Security OAuth took them. */
    private static List<GrantedAuthority> authoritiesOf(Map<String, Object> user) {
        Object found = user.getOrDefault("authorities", "ROLE_USER");
        String names = found instanceof Collection<?> several
                ? several.stream().map(UserInfoIntrospector::nameOf).collect(Collectors.joining(","))
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
