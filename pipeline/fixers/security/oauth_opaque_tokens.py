"""Tokens that a resource server of Spring Security OAuth asked its authorization server about.

Source: RemoteTokenServices and DefaultAccessTokenConverter of spring-security-oauth2 2.5.2 and
ResourceServerTokenServicesConfiguration of -autoconfigure 2.6.8; SpringOpaqueTokenIntrospector of Spring Security 6.5
needs `active` in the answer, and takes a 400, by which /oauth/check_token refuses a token, for a failure of the server.

Shapes: security.oauth2.resource.token-info-uri with a client; a @Bean method of the server's own class that makes a
RemoteTokenServices and sets its URL, client and secret, asked for by `resources.tokenServices(method())` or by nobody.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tree_sitter import Node

from pipeline.sources.config import config_files, is_application
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.settings import ConfigFile, Setting, canonical, under
from pipeline.sources.syntax import (
    COMMENTS,
    annotations_of,
    arguments,
    field,
    field_text,
    methods,
    simple_name,
)

PROVIDER = "org.springframework.security.oauth2.provider.token"
TOKEN_SERVICES = ("RemoteTokenServices", "ResourceServerTokenServices")
_OLD, _CLIENT = "security.oauth2.resource", "security.oauth2.client"
_NEW = "spring.security.oauth2.resourceserver.opaquetoken"
_RENAMED = {
    f"{_OLD}.token-info-uri": f"{_NEW}.introspection-uri",
    f"{_CLIENT}.client-id": f"{_NEW}.client-id",
    f"{_CLIENT}.client-secret": f"{_NEW}.client-secret",
}
_SETTERS = ("setCheckTokenEndpointUrl", "setClientId", "setClientSecret")
_SERVER = "org.springframework.security.oauth2.server.resource.introspection"
_PROPERTIES = "org.springframework.boot.autoconfigure.security.oauth2.resource.OAuth2ResourceServerProperties"
IMPORTS = (
    "java.util.Collection",
    "java.util.List",
    "java.util.Objects",
    "org.springframework.context.annotation.Bean",
    "org.springframework.http.client.support.BasicAuthenticationInterceptor",
    "org.springframework.security.config.Customizer",
    "org.springframework.security.core.authority.AuthorityUtils",
    "org.springframework.security.oauth2.core.DefaultOAuth2AuthenticatedPrincipal",
    "org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal",
    f"{_SERVER}.BadOpaqueTokenException",
    f"{_SERVER}.OAuth2IntrospectionException",
    f"{_SERVER}.OpaqueTokenIntrospector",
    f"{_SERVER}.SpringOpaqueTokenIntrospector",
    "org.springframework.util.StringUtils",
    "org.springframework.web.client.HttpClientErrorException",
    "org.springframework.web.client.RestTemplate",
)
_INTROSPECTOR = """/** Asks the authorization server, which answers 400 where it does not know a token. */
@Bean
public OpaqueTokenIntrospector tokenIntrospector(PARAMETERS) {
    RestTemplate client = new RestTemplate();
    client.getInterceptors().add(new BasicAuthenticationInterceptor(ID, SECRET));
    OpaqueTokenIntrospector server = new SpringOpaqueTokenIntrospector(URI, client);
    return token -> {
        try {
            return userOf(server.introspect(token));
        } catch (OAuth2IntrospectionException e) {
            boolean unknown = e.getCause() instanceof HttpClientErrorException.BadRequest;
            throw unknown ? new BadOpaqueTokenException("Invalid token", e) : e;
        }
    };
}"""
_USER = """/** The user (or else the client) and the authorities, as Spring Security OAuth took them from the answer. */
private OAuth2AuthenticatedPrincipal userOf(OAuth2AuthenticatedPrincipal token) {AUDIENCE
    Object names = token.getAttribute("authorities");
    String joined = names instanceof Collection<?> several
            ? StringUtils.collectionToCommaDelimitedString(several) : Objects.toString(names, "");
    String user = token.getAttribute(token.getAttribute("user_name") != null ? "user_name" : "client_id");
    return new DefaultOAuth2AuthenticatedPrincipal(
            user, token.getAttributes(), AuthorityUtils.commaSeparatedStringToAuthorityList(joined));
}"""
_AUDIENCE = """
    List<String> audience = token.getAttribute("aud");
    if (audience != null && !audience.isEmpty() && !audience.contains(RESOURCE)) {
        throw new BadOpaqueTokenException("The token is for other resources");
    }"""


@dataclass(frozen=True)
class Asked:
    """Where a server asks about its tokens: expressions of Java, and what they take."""

    values: tuple[str, ...] = tuple(
        f"properties.getOpaquetoken().get{n}()" for n in ("IntrospectionUri", "ClientId", "ClientSecret")
    )
    """URL, client and secret."""
    given: str = "OAuth2ResourceServerProperties properties"
    imports: tuple[str, ...] = (_PROPERTIES,)
    method: Node | None = None
    """The bean that the introspector takes the place of."""

    def members(self, resource: str) -> list[str]:
        bean = _INTROSPECTOR.replace("PARAMETERS", self.given).replace("(URI, client)", f"({self.values[0]}, client)")
        bean = bean.replace("(ID, SECRET)", f"({', '.join(self.values[1:])})")
        audience = "" if resource == "null" else _AUDIENCE.replace("RESOURCE", resource)
        return [bean, _USER.replace("AUDIENCE", audience)]


def by_method(file: JavaFile, cls: Node) -> Asked | None:
    """A @Bean method of three setters on a RemoteTokenServices."""
    found = [m for m in methods(file, cls) if simple_name(field_text(file, m, "type")) in TOKEN_SERVICES]
    if len(found) != 1 or not annotations_of(file, found[0], "Bean"):
        return None
    statements = [s for s in field(found[0], "body").named_children if s.type not in COMMENTS]
    kinds = [s.type for s in statements]
    if kinds != ["local_variable_declaration", *["expression_statement"] * 3, "return_statement"]:
        return None
    made = statements[0].child_by_field_name("declarator")
    if made is None or field_text(file, made, "value").replace(" ", "") != "newRemoteTokenServices()":
        return None
    said = {name: value for s in statements[1:-1] for name, value in _setter(file, s, field_text(file, made, "name"))}
    if set(said) != set(_SETTERS) or len(statements[-1].named_children) != 1:
        return None
    given = ", ".join(file.text(p) for p in field(found[0], "parameters").named_children)
    return Asked(tuple(said[name] for name in _SETTERS), given, (), found[0])


def _setter(file: JavaFile, statement: Node, variable: str) -> Iterator[tuple[str, str]]:
    call = statement.named_children[0]
    values = arguments(call) if call.type == "method_invocation" else []
    if len(values) == 1 and field_text(file, call, "object") == variable:
        yield field_text(file, call, "name"), file.text(values[0])


def renamed(project: Project, module: str, reason: str) -> list[Change]:
    """The application's files with the places of URL, client and secret as Spring Boot 3 has them; nothing when one of
    the three is not set, when more is asked for, or when something else reads them."""
    files = [
        (path, file)
        for path, file in config_files(project, b"oauth2")
        if is_application(path) and project.module_of(path) == module
    ]
    settings = [s for _, file in files for s in (*under(file, _OLD), *under(file, _CLIENT))]
    keys = {canonical(s.key) for s in settings}
    known = {canonical(key) for key in (*_RENAMED, f"{_OLD}.id", f"{_OLD}.user-info-uri", f"{_OLD}.prefer-token-info")}
    asks_user = any(canonical(s.key) == canonical(f"{_OLD}.prefer-token-info") and s.value != "true" for s in settings)
    read = any(b"${security.oauth2." in file.source for _, file in files) or project.java_paths(b"${security.oauth2.")
    if not {canonical(key) for key in _RENAMED} <= keys <= known or asks_user or read:
        return []
    return [Change(path, _renamed(file).source, reason) for path, file in files]


def _renamed(file: ConfigFile) -> ConfigFile:
    successors = {canonical(old): new for old, new in _RENAMED.items()}
    gone: list[Setting] = [s for s in under(file, _OLD) if canonical(s.key) not in successors]
    file = file.without(gone)
    for old, new in successors.items():
        while found := [s for s in file.settings if canonical(s.key) == old]:
            after = file.with_renamed({found[0]: new})
            if after.source == file.source:
                break
            file = after
    return file
