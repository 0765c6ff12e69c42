"""Authorization servers of Spring Security OAuth, which ended, with the resource server beside them in one application
-> Spring Authorization Server and Spring Security's resource server.

Source: Spring Security wiki, OAuth 2.0 Migration Guide; the reference of Spring Authorization Server 1.5; sources of
spring-security-oauth2 2.5.2 (AuthorizationServerSecurityConfiguration: order 0, no CSRF, only clients at the endpoints;
ResourceServerConfiguration: order 3; JwtTokenStore: nothing is stored, a refresh token opens nothing).

Kept: /oauth/token and /oauth/check_token, clients, grants, lifetimes, scopes, the secret and what a token says, the
information of an enhancer in answer and token. Gone: /oauth/token_key, which gave the shared secret to clients.

Left for a person: clients in a database, grants with a browser or of the project's own, other token stores and keys in
pairs, token services of the project's own, clients with resources or authorities, several servers; an adapter with
rules of its own behind a resource server that takes every request.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.builds.additions import Additions
from pipeline.fixers.security.oauth_enhancer import enhancers, rewrite_enhancer
from pipeline.fixers.security.oauth_resource_server import CONVERTER, Server, ended, find_servers, near, rewrite
from pipeline.fixers.security.oauth_server_grants import files
from pipeline.fixers.security.oauth_server_hooks import ServerSays, read
from pipeline.fixers.security.oauth_server_java import CONFIGURATION_IMPORTS, configuration
from pipeline.fixers.security.oauth_signing_key import LEGACY, converter_bean, drop_injected, put_key
from pipeline.fixers.security.security_hooks import ADAPTER, find_adapters
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.layout import Layout, append_member
from pipeline.sources.project import Change, Project
from pipeline.sources.syntax import annotations_of, arguments, field, field_text, members, simple_name, superclass
from shared.models import Wave

_ANNOTATIONS = ("EnableAuthorizationServer", "EnableResourceServer")
_LINE = (3, 2)
"""The first Boot line with Spring Security's `http.with(..)`."""
_STARTER = "org.springframework.boot:spring-boot-starter-oauth2-authorization-server"
_REASON = (
    "Spring Authorization Server grants the tokens that Spring Security OAuth granted, by the same secret and with the "
    "same claims. To look at: a secret below 256 bits is as weak as it was; /oauth/check_token, if it was there, asks "
    "for a client's credentials and POST; /oauth/token_key is gone; a client with % or + in its secret must encode it"
)
_LIMITS = ("requestMatchers", "antMatcher", "mvcMatcher", "regexMatcher", "requestMatcher")
_DECODER = """/** As before: no leeway, no refresh token, and one that names audiences must name this resource. */
@Bean
public JwtDecoder jwtDecoder(SecretKey signingKey) {
    NimbusJwtDecoder decoder = NimbusJwtDecoder.withSecretKey(signingKey).macAlgorithm(MacAlgorithm.HS256).build();
    decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
            new JwtTimestampValidator(Duration.ZERO),
            new JwtClaimValidator<Object>("ati", Objects::isNull),
            new JwtClaimValidator<List<String>>(
                    "aud", audience -> audience == null || audience.isEmpty() || audience.contains(RESOURCE))));
    return decoder;
}"""
_JWT = "org.springframework.security.oauth2.jwt"
_IMPORTS = (
    *("java.time.Duration", "java.util.List", "java.util.Objects", "javax.crypto.SecretKey"),
    "org.springframework.context.annotation.Bean",
    "org.springframework.core.annotation.Order",
    "org.springframework.security.authentication.AbstractAuthenticationToken",
    "org.springframework.security.core.authority.AuthorityUtils",
    "org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator",
    "org.springframework.security.oauth2.jose.jws.MacAlgorithm",
    *(f"{_JWT}.{name}" for name in ("Jwt", "JwtClaimValidator", "JwtDecoder", "JwtTimestampValidator")),
    f"{_JWT}.NimbusJwtDecoder",
    "org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken",
)


@dataclass(frozen=True)
class _Application:
    """The one server of each kind, and what the first of them says."""

    path: str
    cls: Node
    says: ServerSays
    resource: Server
    said: dict[str, str]
    enhancer: tuple[str, Node] | None

    @property
    def flags(self) -> set[str]:
        enhanced = {"E"} if self.says.endpoints.enhancer else set[str]()
        inside = {"B"} if self.says.endpoints.before else set[str]()
        refreshed = {"R"} if "refresh_token" in self.says.grants else set[str]()
        alone = {"C"} if "client_credentials" in self.says.grants else set[str]()
        checked = {"K"} if self.says.checks else set[str]()
        named = {"I"} if not enhanced or inside else set[str]()
        return enhanced | inside | refreshed | alone | checked | named


@fixer(
    "oauth-authorization-server",
    title="Let Spring Authorization Server grant the tokens that Spring Security OAuth granted",
    source="Spring Security wiki, OAuth 2.0 Migration Guide; Spring Authorization Server reference; catalogue B09",
    wave=Wave.IMPORTS,
)
def oauth_authorization_server(case: Case) -> Iterator[Change]:
    """All of an application or nothing; runs before the fixers of resource servers and adapters."""
    project = case.project
    found = [
        (path, cls)
        for path in project.java_paths(b"AuthorizationServerConfigurerAdapter")
        for cls in project.java(path).walk("class_declaration")
        if superclass(project.java(path), cls) == "AuthorizationServerConfigurerAdapter"
    ]
    if len(found) != 1 or case.target.boot_line < _LINE:
        return
    (path, cls), paths = found[0], near(project, found[0][0])
    application = _application(project, path, cls, paths)
    changes = list(_migrated(project, application, paths)) if application else []
    if not changes:
        return
    yield from changes
    yield from _builds(case, path)


def _application(project: Project, path: str, cls: Node, paths: list[str]) -> _Application | None:
    file, servers = project.java(path), find_servers(project)
    says = read(file, cls)
    if says is None or len(servers) != 1 or servers[0].path not in paths or not _is_alone(project, servers[0], paths):
        return None
    if sum(converter_bean(project.java(p)) is not None for p in paths) != 1:
        return None
    stores = {f"{this}{name}" for name in _injected(servers[0].file, servers[0].cls) for this in ("", "this.")}
    said = servers[0].resource_calls(None, stores)
    known = {f"{this}{name}" for name in _injected(file, cls) for this in ("", "this.")}
    if (
        said is None
        or not {says.endpoints.converter, says.endpoints.store} - {""} <= known
        or _clashes(project, path, cls)
    ):
        return None
    enhancer = _enhancer(project, file, cls, says, paths)
    return (
        None if says.endpoints.enhancer and not enhancer else _Application(path, cls, says, servers[0], said, enhancer)
    )


def _injected(file: JavaFile, cls: Node) -> list[str]:
    """Fields of the legacy types, and calls of the class's own beans of them."""
    fields = [m for m in members(cls, "field_declaration") if simple_name(field_text(file, m, "type")) in LEGACY]
    beans = [m for m in members(cls, "method_declaration") if simple_name(field_text(file, m, "type")) in LEGACY]
    names = [field_text(file, field(m, "declarator"), "name") for m in fields]
    return [*names, *(f"{field_text(file, m, 'name')}()" for m in beans)]


def _is_alone(project: Project, server: Server, paths: list[str]) -> bool:
    """No other chain is there, nor an adapter with rules that a resource server for every request kept from use."""
    http = server.hook("HttpSecurity")
    limited = http is not None and _is_limited(server.file, http)
    ruled = [a for a in find_adapters(project) if a.path in paths and a.http is not None]
    names = (b"#oauth2", b"SecurityFilterChain")
    chains = any(word in project.read(p) for p in paths for word in names)
    ordered = annotations_of(server.file, server.cls, "Order")
    return not chains and not ordered and (limited or not ruled) and not _unknown(project, paths)


def _is_limited(file: JavaFile, http: Node) -> bool:
    """5.x's `requestMatchers()` was for the chain, with arguments 5.8's for a rule."""
    calls = file.calls(*_LIMITS, under=http)
    return any(field_text(file, c, "name") != "requestMatchers" or not arguments(c) for c in calls)


def _unknown(project: Project, paths: list[str]) -> bool:
    """An adapter that the fixer of adapters would leave."""
    classes = [(p, c) for p in paths for c in project.java(p).walk("class_declaration")]
    all_of_them = [(p, c) for p, c in classes if superclass(project.java(p), c) == ADAPTER]
    return len(all_of_them) != len([a for a in find_adapters(project) if a.path in paths])


def _clashes(project: Project, path: str, cls: Node) -> bool:
    home = path.rpartition("/")[0]
    made = any(f"{home}/{name}.java" in project for name in files("", {"K"}, []))
    beans = (b"SecretKey ", b"JwtDecoder ", b"RegisteredClientRepository ")
    return made or any(bean in project.read(p) for p in project.java_paths(*beans) for bean in beans)


def _enhancer(
    project: Project, file: JavaFile, cls: Node, says: ServerSays, paths: list[str]
) -> tuple[str, Node] | None:
    """The project's class that the field is of."""
    for declared in members(cls, "field_declaration"):
        if field_text(file, field(declared, "declarator"), "name") == says.endpoints.enhancer.removeprefix("this."):
            kind = field_text(file, declared, "type")
            found = [(p, c) for p in paths for c in enhancers(project.java(p))]
            named = [(p, c) for p, c in found if field_text(project.java(p), c, "name") == kind]
            return named[0] if len(named) == 1 else None
    return None


def _migrated(project: Project, application: _Application, paths: list[str]) -> Iterator[Change]:
    """Nothing when a file would still need what ended."""
    changes: list[Change] = []
    for path in paths:
        edit = project.java(path).edit()
        if not _edit(edit, path, application):
            return
        after = edit.result() if edit else edit.file.source
        if ended(JavaFile(after)):
            return
        changes += [Change(path, after, _REASON)] if after != edit.file.source else []
    yield from changes
    home, package = application.path.rpartition("/")[0], project.java(application.path).package
    for name, text in files(package, application.flags, application.says.grants).items():
        yield Change(f"{home}/{name}.java", text.encode(), _REASON)


def _edit(edit: JavaEdit, path: str, application: _Application) -> bool:
    put_key(edit)
    if application.enhancer and application.enhancer[0] == path and not rewrite_enhancer(edit, application.enhancer[1]):
        return False
    fits = True
    if path == application.path:
        fits = _serve(edit, application)
    if path == application.resource.path:
        fits = fits and _guard(edit, application)
    for cls in edit.file.walk("class_declaration"):
        for annotation in annotations_of(edit.file, cls, *_ANNOTATIONS):
            edit.delete_annotation(annotation)
    return fits


def _serve(edit: JavaEdit, application: _Application) -> bool:
    cls, says, layout = application.cls, application.says, Layout.of(edit.file, application.cls)
    before = field(cls, "superclass").prev_sibling
    edit.splices.delete(before.end_byte if before else cls.start_byte, field(cls, "superclass").end_byte)
    for hook in says.hooks:
        edit.delete_member(hook)
    for member in (
        configuration(application.flags, says.endpoints.manager, says.endpoints.users, says.endpoints.enhancer),
        _clients(says),
    ):
        append_member(edit, cls, member, layout)
    for name in CONFIGURATION_IMPORTS:
        edit.add_import(name)
    if "K" in application.flags:
        edit.add_import(f"{_JWT}.JwtDecoder")
    if "R" in application.flags and not says.endpoints.users:
        edit.add_import("org.springframework.security.core.userdetails.UserDetailsService")
    return drop_injected(edit, cls)


def _clients(says: ServerSays) -> str:
    ways = ["CLIENT_SECRET_BASIC", *(["CLIENT_SECRET_POST"] if says.form else [])]
    clients: list[str] = []
    for client in says.clients:
        clients.append("\n".join(f"            {line}" for line in client.registered(ways)))
    made = ",\n".join(clients)
    signature = "@Bean\npublic RegisteredClientRepository registeredClientRepository() {\n"
    return f"{signature}    return new InMemoryRegisteredClientRepository(\n{made});\n}}"


def _guard(edit: JavaEdit, application: _Application) -> bool:
    server, resource = application.resource, application.said.get("resourceId", '"oauth2-resource"')
    rewrite(edit, server, application.said, [CONVERTER, _DECODER.replace("RESOURCE", resource)], _IMPORTS)
    edit.insert(server.cls.start_byte, "@Order(3)" + Layout.of(edit.file, server.cls).newline)
    return drop_injected(edit, server.cls)


def _builds(case: Case, home: str) -> Iterator[Change]:
    additions = Additions(case)
    for build in additions.builds:
        script = build.script_of(home)
        if script is not None and not build.declares(script, _STARTER):
            additions.add(build, script, _STARTER)
    yield from additions.changes("the authorization server of Spring Security OAuth has this successor")
