"""What asks an endpoint with user information about a token, in place of UserInfoTokenServices.

Source: UserInfoTokenServices, FixedPrincipalExtractor and FixedAuthoritiesExtractor of -autoconfigure 2.6.8;
OpaqueTokenAuthenticationProvider of Spring Security 6.5, which takes `iat` and `exp` of the answer for Instants.
"""

INTROSPECTOR = "UserInfoIntrospector"
_SECURITY = "org.springframework.security"
SERVER = f"{_SECURITY}.oauth2.server.resource.introspection"
PRINCIPAL = f"{_SECURITY}.oauth2.core.OAuth2AuthenticatedPrincipal"
AUTHORITIES = """/** What the answer names as authorities, else ROLE_USER, as Spring Security OAuth took them. */
private static List<GrantedAuthority> authoritiesOf(Map<String, Object> user) {
    Object found = user.getOrDefault("authorities", "ROLE_USER");
    String names = found instanceof Collection<?> several
            ? several.stream().map(CLASS::nameOf).collect(Collectors.joining(","))
            : Objects.toString(found, "");
    return new ArrayList<>(AuthorityUtils.commaSeparatedStringToAuthorityList(names));
}"""
NAME_OF = """private static String nameOf(Object authority) {
    if (!(authority instanceof Map<?, ?> said)) {
        return Objects.toString(authority, "");
    }
    Stream<?> named = said.size() == 1
            ? said.values().stream()
            : Stream.of("authority", "role", "value").filter(said::containsKey).map(said::get);
    return named.filter(Objects::nonNull).map(Object::toString).findFirst().orElse("");
}"""
PRINCIPAL_OF = """private static OAuth2AuthenticatedPrincipal principalOf(
        Object name, Map<String, Object> user, List<GrantedAuthority> authorities) {
    Map<String, Object> attributes = new LinkedHashMap<>(user);
    attributes.keySet().removeAll(List.of("iat", "exp"));
    return new DefaultOAuth2AuthenticatedPrincipal(String.valueOf(name), attributes, authorities);
}"""
MEMBER_IMPORTS = (
    *(f"java.util.{name}" for name in ("ArrayList", "Collection", "LinkedHashMap", "List", "Map", "Objects")),
    "java.util.stream.Collectors",
    "java.util.stream.Stream",
    f"{_SECURITY}.core.GrantedAuthority",
    f"{_SECURITY}.core.authority.AuthorityUtils",
    f"{_SECURITY}.oauth2.core.DefaultOAuth2AuthenticatedPrincipal",
    PRINCIPAL,
)
_CLASS = f"""package PACKAGE;

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
import {_SECURITY}.core.GrantedAuthority;
import {_SECURITY}.core.authority.AuthorityUtils;
import {_SECURITY}.oauth2.core.DefaultOAuth2AuthenticatedPrincipal;
import {PRINCIPAL};
import {SERVER}.BadOpaqueTokenException;
import {SERVER}.OpaqueTokenIntrospector;
import org.springframework.web.client.RestTemplate;

/** Takes a token for good when the endpoint answers it with a user, as Spring Security OAuth did. */
final class UserInfoIntrospector implements OpaqueTokenIntrospector {{

    private static final Logger LOGGER = LoggerFactory.getLogger(UserInfoIntrospector.class);
    private static final List<String> NAMES =
            List.of("user", "username", "userid", "user_id", "login", "id", "name");

    private final RestTemplate client = new RestTemplate();
    private final String userInfoUri;

    UserInfoIntrospector(String userInfoUri) {{
        this.userInfoUri = userInfoUri;
    }}

    @Override
    public OAuth2AuthenticatedPrincipal introspect(String token) {{
        Map<String, Object> user = userOf(token);
        Object name = NAMES.stream().filter(user::containsKey).findFirst().<Object>map(user::get).orElse("unknown");
        return principalOf(name, user, authoritiesOf(user));
    }}

    private Map<String, Object> userOf(String token) {{
        Map<String, Object> user;
        try {{
            user = client.exchange(
                    RequestEntity.get(userInfoUri)
                            .accept(MediaType.APPLICATION_JSON)
                            .headers(headers -> headers.setBearerAuth(token))
                            .build(),
                    new ParameterizedTypeReference<Map<String, Object>>() {{}}).getBody();
        }} catch (RuntimeException e) {{
            LOGGER.warn("Could not fetch user details: {{}}, {{}}", e.getClass(), e.getMessage());
            throw new BadOpaqueTokenException("Invalid token", e);
        }}
        if (user == null || user.isEmpty() || user.containsKey("error")) {{
            throw new BadOpaqueTokenException("Invalid token");
        }}
        return user;
    }}

MEMBERS
}}
"""


def introspector(package: str) -> str:
    """The source of a class that asks and believes the answer."""
    parts = (AUTHORITIES.replace("CLASS", INTROSPECTOR), NAME_OF, PRINCIPAL_OF)
    members = "\n\n".join("\n".join(f"    {line}" if line else "" for line in part.split("\n")) for part in parts)
    text = _CLASS.replace("MEMBERS", members)
    return text.replace("package PACKAGE;\n\n", f"package {package};\n\n" if package else "")
