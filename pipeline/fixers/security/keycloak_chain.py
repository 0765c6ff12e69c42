"""Rewrites a class that extends KeycloakWebSecurityConfigurerAdapter to a plain adapter of a resource server."""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.security.keycloak_adapter import KEYCLOAK_ADAPTER, KeycloakAdapter, is_own_resolver, is_resolver
from pipeline.fixers.security.keycloak_settings import KeycloakSettings
from pipeline.fixers.security.security_hooks import ADAPTER
from pipeline.fixers.security.security_layout import super_calls, swap_override
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.layout import Layout, append_member
from pipeline.sources.splice import indent_at
from pipeline.sources.syntax import (
    ancestor,
    annotations_of,
    field,
    field_text,
    members,
    methods,
    parameters,
    superclass,
)

_CONFIG = "org.springframework.security.config.annotation.web.configuration"
_IMPORTS = (
    *("java.util.ArrayList", "java.util.Collection", "java.util.List", "java.util.Map"),
    "org.springframework.security.authentication.AbstractAuthenticationToken",
    "org.springframework.security.core.GrantedAuthority",
    "org.springframework.security.core.authority.SimpleGrantedAuthority",
    "org.springframework.security.oauth2.jwt.Jwt",
    "org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken",
)
_VALIDATOR_IMPORTS = (
    "java.util.Objects",
    "org.springframework.context.annotation.Bean",
    "org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator",
    "org.springframework.security.oauth2.core.OAuth2TokenValidator",
    "org.springframework.security.oauth2.jwt.JwtClaimValidator",
)
_VALIDATOR = """/** Of the realm's tokens only access tokens, no ID or refresh tokens, as Keycloak's adapter had it. */
@Bean
public OAuth2TokenValidator<Jwt> accessTokenValidator() {
    return new DelegatingOAuth2TokenValidator<>(
            new JwtClaimValidator<String>("typ", "Bearer"::equalsIgnoreCase),
            new JwtClaimValidator<String>("sub", Objects::nonNull));
}"""


def rewrite(
    edit: JavaEdit, adapter: KeycloakAdapter, settings: KeycloakSettings, *, validates: bool, logins: bool
) -> None:
    """Makes it a WebSecurityConfigurerAdapter of a resource server, with `logins` that of KeycloakLogin too."""
    file, cls, layout = edit.file, adapter.cls, Layout.of(edit.file, adapter.cls)
    assert adapter.http is not None
    http = parameters(file, adapter.http)[0][1]
    for statement in super_calls(file, field(adapter.http, "body")):
        converter = "server.jwt(jwt -> jwt.jwtAuthenticationConverter(this::authenticationOf))"
        lines = [f"{http}.oauth2ResourceServer(server -> {converter});"]
        lines += [f"KeycloakLogin.configure({http}, this::authenticationOf);"] if logins else []
        edit.replace(statement, (layout.newline + indent_at(file.source, statement.start_byte)).join(lines))
    edit.replace(field(cls, "superclass").named_children[-1], ADAPTER)
    edit.add_import(f"{_CONFIG}.{ADAPTER}")
    for method in adapter.gone():
        edit.delete_member(method)
    for call in adapter.logout_handlers():
        edit.splices.delete(field(call, "object").end_byte, call.end_byte)
    for method in methods(file, cls, "sessionAuthenticationStrategy"):
        if method not in adapter.gone():
            swap_override(edit, method, "", layout)
    _annotations(edit, cls)
    append_member(edit, cls, _converter(adapter, settings), layout)
    if validates:
        append_member(edit, cls, _VALIDATOR, layout)
    if settings.client_roles:
        _client_field(edit, cls, layout)
    for name in (*_IMPORTS, *(_VALIDATOR_IMPORTS if validates else ())):
        edit.add_import(name)


def _client_field(edit: JavaEdit, cls: Node, layout: Layout) -> None:
    text = layout.lines('@Value("${keycloak.resource}")\nprivate String keycloakResource;', first=layout.indent)
    edit.insert(field(cls, "body").start_byte + 1, layout.newline * 2 + text)
    edit.add_import("org.springframework.beans.factory.annotation.Value")


def _converter(adapter: KeycloakAdapter, settings: KeycloakSettings) -> str:
    *made, mapper = [adapter.file.text(part) for part in adapter.mapper_lines()] or [""]
    authorities = f"{mapper}.mapAuthorities(authorities)" if mapper else "authorities"
    name = [f'    String name = jwt.getClaimAsString("{settings.principal}");']
    last = f"    return new JwtAuthenticationToken(jwt, {authorities}"
    if settings.principal == "sub":
        name, last = [], f"{last});"
    else:
        last = f"{last}, name == null ? jwt.getSubject() : name);"
    whose = "this client" if settings.client_roles else "the realm"
    lines = [
        f"/** The user and the roles of {whose}, as Keycloak's adapter read them. */",
        "private AbstractAuthenticationToken authenticationOf(Jwt jwt) {",
        *(f"    {line}" for line in (_CLIENT_ROLES if settings.client_roles else _REALM_ROLES)),
        "    List<GrantedAuthority> authorities = new ArrayList<>();",
        "    if (roles instanceof Collection) {",
        "        ((Collection<?>) roles)"
        ".forEach(role -> authorities.add(new SimpleGrantedAuthority(role.toString())));",
        "    }",
        *(f"    {line}" for line in made),
    ]
    return "\n".join([*lines, *name, last, "}"])


_MEMBERS = ("method_declaration", "field_declaration", "class_declaration", "constructor_declaration")
_REALM_ROLES = (
    'Map<String, Object> access = jwt.getClaimAsMap("realm_access");',
    'Object roles = access == null ? null : access.get("roles");',
)
_CLIENT_ROLES = (
    'Map<String, Object> clients = jwt.getClaimAsMap("resource_access");',
    "Object access = clients == null ? null : clients.get(keycloakResource);",
    'Object roles = access instanceof Map ? ((Map<?, ?>) access).get("roles") : null;',
)


def _annotations(edit: JavaEdit, cls: Node) -> None:
    """@KeycloakConfiguration was three annotations, of which the scan for Keycloak's own parts goes."""
    file = edit.file
    known = {file.text(field(a, "name")).rpartition(".")[2] for a in annotations_of(file, cls)}
    for annotation in annotations_of(file, cls, "KeycloakConfiguration"):
        missing = [n for n in ("Configuration", "EnableWebSecurity") if n not in known]
        edit.replace(annotation, (Layout.of(file, cls).newline).join(f"@{n}" for n in missing))
        edit.add_import("org.springframework.context.annotation.Configuration")
        edit.add_import(f"{_CONFIG}.EnableWebSecurity")
    for annotation in keycloak_annotations(file, cls):
        edit.delete_annotation(annotation)


def keycloak_annotations(file: JavaFile, cls: Node) -> Iterator[Node]:
    """Scans and imports of Keycloak's own classes and nothing else."""
    for annotation in annotations_of(file, cls, "ComponentScan", "Import"):
        named = [file.text(n) for n in file.walk("class_literal", under=annotation)]
        texts = [file.text(n) for n in file.walk("string_literal", under=annotation)]
        ours = ("KeycloakSecurityComponents.class", "KeycloakSpringBootConfigResolver.class")
        filters = ("HttpSessionManager.class", "ManagementFilter.class")
        if named and named[0] in ours and set(named) <= {*ours, *filters} and all("keycloak" in t for t in texts):
            yield annotation


def remove_resolvers(edit: JavaEdit) -> tuple[bool, list[str]]:
    """Beans of the resolver, and its subclasses that add nothing: whether the file's only class is left without
    members, and the classes within others that went."""
    file, left, gone = edit.file, False, list[str]()
    for cls in file.walk("class_declaration"):
        if superclass(file, cls) == KEYCLOAK_ADAPTER:
            continue
        found = [m for m in methods(file, cls) if is_resolver(file, m)]
        everything = members(cls, *_MEMBERS)
        empty = is_own_resolver(file, cls) or (bool(found) and found == everything)
        if empty and ancestor(cls, "class_declaration") is not None:
            edit.delete_member(cls)
            gone.append(field_text(file, cls, "name"))
            continue
        left |= empty
        for method in found:
            edit.delete_member(method)
        for annotation in keycloak_annotations(file, cls):
            edit.delete_annotation(annotation)
    return left, gone
