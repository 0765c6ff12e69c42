"""Authorization servers of Spring Security OAuth, which ended, and resource servers, each alone or both in one
application, that share a secret -> Spring Authorization Server and Spring Security's resource server.

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
from pipeline.fixers.security.oauth_server_java import CONFIGURATION_IMPORTS, clients_bean, configuration
from pipeline.fixers.security.oauth_signing_key import LEGACY, converter_bean, drop_injected, put_key
from pipeline.fixers.security.security_hooks import ADAPTER, find_adapters
from pipeline.sources.config import config_files
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.layout import Layout, append_member
from pipeline.sources.project import Change, Project
from pipeline.sources.syntax import annotations_of, arguments, field, field_text, members, simple_name, superclass
from shared.models import Wave

_PARSERS = (
    "org.springframework.security.oauth2.common.util.JacksonJsonParser",
    "org.springframework.boot.json.JacksonJsonParser",
)
"""What tests read a token's answer with, and Boot's own of that name."""
_ANNOTATIONS = ("EnableAuthorizationServer", "EnableResourceServer")
_LINE = (3, 2)
"""The first Boot line with Spring Security's `http.with(..)`."""
_STARTER = "org.springframework.boot:spring-boot-starter-oauth2-authorization-server"
_REASON = (
    "Spring Authorization Server grants the tokens that Spring Security OAuth granted, by the same secret and with the "
    "same claims. To look at: a secret below 256 bits is as weak as it was; /oauth/check_token, if it was there, asks "
    "for a client's credentials and POST; /oauth/token_key is gone; a client with % or + in its secret must encode it"
)
_REASON_ALONE = (
    "Spring Security checks the tokens that Spring Security OAuth checked, by the same secret, audience as before when "
    "a token names one, authorities and user from the same claims. To look at: a short secret is as weak as it was"
)
_LIMITS = ("requestMatchers", "antMatcher", "mvcMatcher", "regexMatcher", "requestMatcher")
_DECODER = """/** As before: no leeway, no refresh tokenNAMED. */
@Bean
public JwtDecoder jwtDecoder(SecretKey signingKey) {
    NimbusJwtDecoder decoder = NimbusJwtDecoder.withSecretKey(signingKey).macAlgorithm(MacAlgorithm.HS256).build();
    decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
            new JwtTimestampValidator(Duration.ZERO),
            new JwtClaimValidator<Object>("ati", Objects::isNull)AUDIENCE));
    return decoder;
}"""
_AUDIENCE = """,
            new JwtClaimValidator<List<String>>(
                    "aud", audience -> audience == null || audience.isEmpty() || audience.contains(RESOURCE))"""
_JWT = "org.springframework.security.oauth2.jwt"
_IMPORTS = (
    *("java.time.Duration", "java.util.Objects", "javax.crypto.SecretKey"),
    "org.springframework.context.annotation.Bean",
    "org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator",
    "org.springframework.security.oauth2.jose.jws.MacAlgorithm",
    *(f"{_JWT}.{name}" for name in ("JwtClaimValidator", "JwtDecoder", "JwtTimestampValidator", "NimbusJwtDecoder")),
)
_RESOURCE_IMPORTS = (
    "java.util.List",
    "org.springframework.core.annotation.Order",
    "org.springframework.security.authentication.AbstractAuthenticationToken",
    "org.springframework.security.core.authority.AuthorityUtils",
    f"{_JWT}.Jwt",
    "org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken",
)


@dataclass(frozen=True)
class _Issuer:
    """The class that configured the authorization server, and what it says."""

    path: str
    cls: Node
    says: ServerSays

    @property
    def flags(self) -> set[str]:
        """See oauth_server_java."""
        ends, grants = self.says.endpoints, self.says.grants
        asked = {
            "E": ends.enhancer,
            "B": ends.before,
            "I": ends.before or not ends.enhancer,
            "R": "refresh_token" in grants,
            "C": "client_credentials" in grants,
            "D": self.says.alike,
            "K": self.says.checks,
        }
        return {"J"} | {name for name, is_asked in asked.items() if is_asked}


@dataclass(frozen=True)
class _Application:
    """Its authorization server, its resource server or both, and what the second says."""

    issuer: _Issuer | None
    resource: Server | None
    said: dict[str, str]
    enhancer: tuple[str, Node] | None


@fixer(
    "oauth-authorization-server",
    title="Let Spring Authorization Server grant the tokens that Spring Security OAuth granted",
    source="Spring Security wiki, OAuth 2.0 Migration Guide; Spring Authorization Server reference; catalogue B09",
    wave=Wave.IMPORTS,
)
def oauth_authorization_server(case: Case) -> Iterator[Change]:
    """All of an application or nothing; runs before the fixers of resource servers and adapters."""
    project, issuers = case.project, find_issuers(case.project)
    if case.target.boot_line < _LINE:
        return
    homes = {path for path, _ in issuers}
    alone = [s.path for s in find_servers(project) if not homes & set(near(project, s.path))]
    for home in dict.fromkeys([*homes, *alone]):
        paths = near(project, home)
        application = _application(project, [i for i in issuers if i[0] in paths], paths)
        changes = list(_migrated(project, application, paths)) if application else []
        yield from changes
        if changes and home in homes:
            yield from builds(case, home)


def find_issuers(project: Project) -> list[tuple[str, Node]]:
    return [
        (path, cls)
        for path in project.java_paths(b"AuthorizationServerConfigurerAdapter")
        for cls in project.java(path).walk("class_declaration")
        if superclass(project.java(path), cls) == "AuthorizationServerConfigurerAdapter"
    ]


def _application(project: Project, found: list[tuple[str, Node]], paths: list[str]) -> _Application | None:
    servers = [s for s in find_servers(project) if s.path in paths]
    keys = [p for p in paths if converter_bean(project.java(p)) is not None]
    guarded = any(b"@EnableResourceServer" in project.read(p) for p in paths)
    in_pairs = any(config_files(project, b"-----BEGIN"))
    if len(found) > 1 or len(servers) > 1 or len(keys) != 1 or (guarded and not servers) or in_pairs:
        return None
    resource, said = servers[0] if servers else None, dict[str, str]()
    if resource is not None:
        told = resource.resource_calls(None, _injected(resource.file, resource.cls))
        if told is None:
            return None
        said = told
    issuer = _issuer(project, *found[0]) if found else None
    if (found and issuer is None) or not _is_alone(project, resource, paths):
        return None
    enhancer = _enhancer(project, issuer, paths) if issuer else None
    lacking = issuer is not None and issuer.says.endpoints.enhancer and enhancer is None
    return None if lacking else _Application(issuer, resource, said, enhancer)


def _issuer(project: Project, path: str, cls: Node) -> _Issuer | None:
    file = project.java(path)
    says = read(file, cls)
    if says is None or not {says.endpoints.converter, says.endpoints.store} - {""} <= _injected(file, cls):
        return None
    home = path.rpartition("/")[0]
    made = any(f"{home}/{name}.java" in project for name in files("", {"D", "K"}, []))
    return None if made else _Issuer(path, cls, says)


def _injected(file: JavaFile, cls: Node) -> set[str]:
    """Fields of the legacy types, and calls of the class's own beans of them."""
    fields = [m for m in members(cls, "field_declaration") if simple_name(field_text(file, m, "type")) in LEGACY]
    beans = [m for m in members(cls, "method_declaration") if simple_name(field_text(file, m, "type")) in LEGACY]
    names = [field_text(file, field(m, "declarator"), "name") for m in fields]
    names += [f"{field_text(file, m, 'name')}()" for m in beans]
    return {f"{this}{name}" for name in names for this in ("", "this.")}


def _is_alone(project: Project, server: Server | None, paths: list[str]) -> bool:
    """No other chain is there, nor an adapter with rules that a resource server for every request kept from use."""
    http = server.hook("HttpSecurity") if server else None
    limited = server is None or (http is not None and _is_limited(server.file, http))
    adapters = [a for a in find_adapters(project) if a.path in paths]
    classes = [(project.java(p), c) for p in paths for c in project.java(p).walk("class_declaration")]
    left = len([c for f, c in classes if superclass(f, c) == ADAPTER]) != len(adapters)
    words = (b"#oauth2", b"SecurityFilterChain", b"SecretKey ", b"JwtDecoder ", b"RegisteredClientRepository ")
    taken = any(word in project.read(p) for p in paths for word in words)
    ordered = server is not None and bool(annotations_of(server.file, server.cls, "Order"))
    ruled = any(a.http is not None for a in adapters)
    return not (taken or ordered or left or (ruled and not limited))


def _is_limited(file: JavaFile, http: Node) -> bool:
    """5.x's `requestMatchers()` was for the chain, with arguments 5.8's for a rule."""
    calls = file.calls(*_LIMITS, under=http)
    return any(field_text(file, c, "name") != "requestMatchers" or not arguments(c) for c in calls)


def _enhancer(project: Project, issuer: _Issuer, paths: list[str]) -> tuple[str, Node] | None:
    """The project's class that the field is of."""
    file, name = project.java(issuer.path), issuer.says.endpoints.enhancer.removeprefix("this.")
    declared = [d for d in members(issuer.cls, "field_declaration") if _name(file, d) == name]
    kinds = {field_text(file, d, "type") for d in declared}
    found = [(p, c) for p in paths for c in enhancers(project.java(p))]
    named = [(p, c) for p, c in found if field_text(project.java(p), c, "name") in kinds]
    return named[0] if len(named) == 1 else None


def _name(file: JavaFile, declared: Node) -> str:
    return field_text(file, field(declared, "declarator"), "name")


def _migrated(project: Project, application: _Application, paths: list[str]) -> Iterator[Change]:
    """Nothing when a file would still need what ended."""
    changes: list[Change] = []
    reason = _REASON if application.issuer else _REASON_ALONE
    for path in paths:
        edit = project.java(path).edit()
        if not _edit(edit, path, application):
            return
        after = edit.result() if edit else edit.file.source
        if ended(JavaFile(after)):
            return
        changes += [Change(path, after, reason)] if after != edit.file.source else []
    yield from changes
    if application.issuer:
        issuer = application.issuer
        home, package = issuer.path.rpartition("/")[0], project.java(issuer.path).package
        for name, text in files(package, issuer.flags, issuer.says.grants).items():
            yield Change(f"{home}/{name}.java", text.encode(), reason)


def _edit(edit: JavaEdit, path: str, application: _Application) -> bool:
    put_key(edit)
    if not edit.file.calls("formatMap"):
        edit.rename_import(*_PARSERS)
    issuer, resource, enhancer = application.issuer, application.resource, application.enhancer
    fits = enhancer is None or enhancer[0] != path or rewrite_enhancer(edit, enhancer[1])
    if issuer is not None and path == issuer.path:
        fits = fits and _serve(edit, issuer, decodes=resource is None)
    if resource is not None and path == resource.path:
        fits = fits and _guard(edit, resource, application.said)
    for cls in edit.file.walk("class_declaration"):
        for annotation in annotations_of(edit.file, cls, *_ANNOTATIONS):
            edit.delete_annotation(annotation)
    return fits


def _serve(edit: JavaEdit, issuer: _Issuer, *, decodes: bool) -> bool:
    cls, says, flags, layout = issuer.cls, issuer.says, issuer.flags, Layout.of(edit.file, issuer.cls)
    before, ends = field(cls, "superclass").prev_sibling, says.endpoints
    edit.splices.delete(before.end_byte if before else cls.start_byte, field(cls, "superclass").end_byte)
    for hook in says.hooks:
        edit.delete_member(hook)
    for member in (configuration(flags, ends.manager, ends.users, ends.enhancer), clients_bean(says)):
        append_member(edit, cls, member, layout)
    for name in CONFIGURATION_IMPORTS:
        edit.add_import(name)
    if "R" in flags and not ends.users:
        edit.add_import("org.springframework.security.core.userdetails.UserDetailsService")
    if "K" in flags:
        edit.add_import(f"{_JWT}.JwtDecoder")
        if decodes:
            _decode(edit, cls, "null")
    return drop_injected(edit, cls)


def _decode(edit: JavaEdit, cls: Node, resource: str) -> None:
    named = _AUDIENCE.replace("RESOURCE", resource) if resource != "null" else ""
    said = ", and one that names audiences must name this resource" if named else ""
    member = _DECODER.replace("AUDIENCE", named).replace("NAMED", said)
    append_member(edit, cls, member, Layout.of(edit.file, cls))
    for name in (*_IMPORTS, *(("java.util.List",) if named else ())):
        edit.add_import(name)


def _guard(edit: JavaEdit, server: Server, said: dict[str, str]) -> bool:
    rewrite(edit, server, said, [CONVERTER], _RESOURCE_IMPORTS)
    _decode(edit, server.cls, said.get("resourceId", '"oauth2-resource"'))
    edit.insert(server.cls.start_byte, "@Order(3)" + Layout.of(edit.file, server.cls).newline)
    return drop_injected(edit, server.cls)


def builds(case: Case, home: str, *starters: str) -> Iterator[Change]:
    additions = Additions(case)
    for build in additions.builds:
        script = build.script_of(home)
        for starter in (_STARTER, *starters):
            if script is not None and not build.declares(script, starter):
                additions.add(build, script, starter)
    yield from additions.changes("the authorization server of Spring Security OAuth has this successor")
