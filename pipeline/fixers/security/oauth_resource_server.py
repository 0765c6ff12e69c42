"""Resource servers of Spring Security OAuth, which ended before Spring Boot 3: tokens signed by a known key, or asked
about at the authorization server (oauth_opaque_tokens). One in each application.

Source: Spring Security's OAuth 2.0 Migration Guide (Resource Server); sources of spring-security-oauth2 2.5.2
(ResourceServerConfiguration: no CSRF, no session; DefaultUserAuthenticationConverter: claims user_name and authorities;
OAuth2AuthenticationManager: an audience, if a token names any, must hold the resource id) and -autoconfigure 2.6.8.

Left for a person (or for oauth_server, which comes before): authorization servers; other token stores and services of
the project's own; user-info-uri; keys fetched by key-uri or set as a shared secret; `#oauth2` in expressions;
@EnableResourceServer without a configurer, whose chain stood for every request before the adapters' ones.
"""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.boot.settings import beside
from pipeline.fixers.security.oauth_opaque_tokens import IMPORTS, PROVIDER, TOKEN_SERVICES, Asked, by_method, renamed
from pipeline.fixers.security.security_hooks import ADAPTER
from pipeline.fixers.security.security_layout import super_calls
from pipeline.sources.config import config_files, is_application
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.layout import Layout, append_member
from pipeline.sources.project import Change, Project
from pipeline.sources.settings import canonical, under
from pipeline.sources.syntax import (
    COMMENTS,
    annotations_of,
    arguments,
    chain_calls,
    chain_root,
    field,
    field_text,
    methods,
    parameters,
    superclass,
)
from shared.models import Wave

_OLD, _NEW = "security.oauth2.resource", "spring.security.oauth2.resourceserver.jwt"
_LEGACY = "org.springframework.security.oauth2.config.annotation.web"
_ENDED = tuple(
    f".security.oauth2.{name}."
    for name in ("config.annotation", "provider", "common", "client.token", "client.resource")
)
_BOOT = "org.springframework.boot.autoconfigure.security.oauth2."
_UNUSED = (".id", ".prefertokeninfo")
"""With a configurer of the project's own and a key, nobody asked for these."""
_ALLOWED = (
    f"{_LEGACY}.configuration.EnableResourceServer",
    f"{_LEGACY}.configuration.ResourceServerConfigurerAdapter",
    f"{_LEGACY}.configurers.ResourceServerSecurityConfigurer",
)
_KEPT_CALLS = ("authenticationEntryPoint", "accessDeniedHandler")
_LINE = (3, 2)
"""The first Boot line whose decoder takes validators that are beans."""
_REASON = (
    "Spring Security checks the tokens instead of Spring Security OAuth: signature by RS256, audience as before when a "
    "token names one, authorities and user from the same claims. To look at: other algorithms need jws-algorithms"
)
_REASON_ASKED = (
    "Spring Security asks about the tokens instead of Spring Security OAuth: audience as before when a token names "
    "one, authorities and user from the same claims. To look at: the answer must say that a token is active"
)
_IMPORTS = (
    "java.util.List",
    "org.springframework.context.annotation.Bean",
    "org.springframework.security.authentication.AbstractAuthenticationToken",
    "org.springframework.security.core.authority.AuthorityUtils",
    "org.springframework.security.oauth2.core.OAuth2TokenValidator",
    "org.springframework.security.oauth2.jwt.Jwt",
    "org.springframework.security.oauth2.jwt.JwtClaimValidator",
    "org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken",
)
CONVERTER = """/** The user (or else the client) and the authorities, from the claims of Spring Security OAuth. */
private AbstractAuthenticationToken authenticationOf(Jwt jwt) {
    List<String> names = jwt.hasClaim("authorities") ? jwt.getClaimAsStringList("authorities") : List.of();
    String user = jwt.getClaimAsString(jwt.hasClaim("user_name") ? "user_name" : "client_id");
    return new JwtAuthenticationToken(
            jwt, AuthorityUtils.commaSeparatedStringToAuthorityList(String.join(",", names)), user);
}"""
_VALIDATOR = """/** A token that names audiences must name this resource. */
@Bean
public OAuth2TokenValidator<Jwt> audienceValidator() {
    return new JwtClaimValidator<List<String>>(
            "aud", audience -> audience == null || audience.isEmpty() || audience.contains(RESOURCE));
}"""


@dataclass(frozen=True)
class Server:
    path: str
    file: JavaFile
    cls: Node

    def hook(self, kind: str) -> Node | None:
        found = methods(self.file, self.cls, "configure")
        return next((m for m in found if [k for k, _ in parameters(self.file, m)] == [kind]), None)

    def resource_calls(self, asked: Asked | None, stores: Container[str] = ()) -> dict[str, str] | None:
        """Argument by name of what it says of itself; None when it says more than a filter chain can. `stores`: what
        may stand for a token store, which is not among them."""
        method = self.hook("ResourceServerSecurityConfigurer")
        if method is None:
            return {}
        said: dict[str, str] = {}
        resources = parameters(self.file, method)[0][1]
        for statement in [s for s in field(method, "body").named_children if s.type not in COMMENTS]:
            call = statement.named_children[0] if statement.type == "expression_statement" else None
            if call is None or call.type != "method_invocation":
                return None
            root = self.file.text(chain_root(call))
            if root not in (resources, "super"):
                return None
            for one in chain_calls(call) if root == resources else ():
                said[field_text(self.file, one, "name")] = self.file.text(arguments(one)[0]) if arguments(one) else ""
        services = said.pop("tokenServices", None)
        bean = field_text(self.file, asked.method, "name") if asked and asked.method else ""
        store = said.pop("tokenStore", None)
        known = services in (None, f"{bean}()") and (store is None or store in stores)
        fits = set(said) <= {"resourceId", "stateless", *_KEPT_CALLS} and said.get("stateless", "true") == "true"
        return said if fits and known else None


@fixer(
    "oauth-resource-server",
    title="Let Spring Security check the tokens that Spring Security OAuth checked",
    source="Spring Security wiki, OAuth 2.0 Migration Guide, Resource Server; catalogue D06",
    wave=Wave.IMPORTS,
)
def oauth_resource_server(case: Case) -> Iterator[Change]:
    """Runs before the fixers of WebSecurityConfigurerAdapter, which do the rest."""
    project = case.project
    if case.target.boot_line < _LINE:
        return
    servers = find_servers(project)
    for server in servers:
        paths = near(project, server.path)
        if [other.path for other in servers if other.path in paths] == [server.path]:
            yield from _migrated(project, server, paths)


def find_servers(project: Project) -> list[Server]:
    return [
        Server(path, project.java(path), cls)
        for path in project.java_paths(b"ResourceServerConfigurerAdapter")
        for cls in project.java(path).walk("class_declaration")
        if superclass(project.java(path), cls) == "ResourceServerConfigurerAdapter"
    ]


def near(project: Project, home: str) -> list[str]:
    """Sources that may be in one application with it, and the tests of its module."""
    module = project.module_of(home)
    tests = [p for p in project.java_paths() if "src/test/" in p and project.module_of(p) == module]
    return [*beside(project, home), *tests]


def _migrated(project: Project, server: Server, paths: list[str]) -> Iterator[Change]:
    module, asked = project.module_of(server.path), by_method(server.file, server.cls)
    said = server.resource_calls(asked)
    if said is None or annotations_of(server.file, server.cls, "Order") or not _is_all(project, server, paths, asked):
        return
    keys = list(_keys(project, module))
    if asked is None and not keys:
        keys, asked = renamed(project, module, _REASON_ASKED), Asked()
        if not keys:
            return
    elif asked is not None and keys:
        return
    yield from keys
    for path in paths:
        edit = project.java(path).edit()
        for cls in edit.file.walk("class_declaration"):
            for annotation in annotations_of(edit.file, cls, "EnableResourceServer"):
                edit.delete_annotation(annotation)
        if path == server.path:
            resource = said.get("resourceId", '"oauth2-resource"')
            if asked is None:
                rewrite(edit, server, said, _members(resource), _IMPORTS)
            else:
                _ask(edit, server, said, asked, resource)
        edit.remove_import(_ALLOWED[0])
        if edit:
            yield Change(path, edit.result(), _REASON if asked is None else _REASON_ASKED)


def _is_all(project: Project, server: Server, paths: list[str], asked: Asked | None) -> bool:
    """Nothing else of Spring Security OAuth is in use, and no other filter chain is there."""
    services = tuple(f"{PROVIDER}.{name}" for name in TOKEN_SERVICES) if asked else ()
    for path in paths:
        file = project.java(path)
        allowed = (*_ALLOWED, *(services if path == server.path else ()))
        legacy = any(name not in allowed for name in ended(file))
        if legacy or any(word in file.source for word in (b"#oauth2", b"SecurityFilterChain", ADAPTER.encode())):
            return False
    return True


def ended(file: JavaFile) -> list[str]:
    """What it imports of Spring Security OAuth, or of Boot's support for it."""
    names = [i.name for i in file.imports]
    return [n for n in names if n.startswith(_BOOT) or any(part in f"{n}." for part in _ENDED)]


def _keys(project: Project, module: str) -> Iterator[Change]:
    """The application files with the place of the key as Spring Boot 3 has it; nothing when one asks for more."""
    found: list[Change] = []
    for path, file in config_files(project, b"oauth2"):
        mine = is_application(path) and project.module_of(path) == module
        settings = under(file, _OLD) if mine else []
        for setting in settings:
            match canonical(setting.key).removeprefix(canonical(_OLD)):
                case ".jwk.keyseturi":
                    file = file.with_renamed({setting: f"{_NEW}.jwk-set-uri"})
                case ".jwt.keyvalue" if _is_public(setting.value) and "src/main/resources/" in path:
                    home, _, name = path.rpartition("/")
                    pem = f"{name.partition('.')[0]}-public-key.pem"
                    found.append(Change(f"{home}/{pem}", setting.value.strip().encode() + b"\n", _REASON))
                    file = file.without([setting])
                    file = file.with_added(f"{_NEW}.public-key-location", f"classpath:{pem}", setting.document)
                case key if key in _UNUSED:
                    file = file.without([setting])
                case _:
                    return
        if settings:
            found.append(Change(path, file.source, _REASON))
    yield from found


def _is_public(value: str) -> bool:
    return value.strip().startswith("-----BEGIN PUBLIC KEY-----") and value.strip().endswith("-----END PUBLIC KEY-----")


def rewrite(
    edit: JavaEdit, server: Server, said: dict[str, str], new: Sequence[str], imports: Sequence[str], how: str = ""
) -> None:
    """Makes an adapter of it that checks tokens, with these members. `how`: the call for tokens that are no JWT."""
    cls, layout = server.cls, Layout.of(edit.file, server.cls)
    resources, http = server.hook("ResourceServerSecurityConfigurer"), server.hook("HttpSecurity")
    edit.replace(field(cls, "superclass").named_children[-1], ADAPTER)
    if resources is not None:
        edit.delete_member(resources)
    checks = "".join(f".{name}({said[name]})" for name in _KEPT_CALLS if name in said) + (how or _JWT)
    if http is None:
        lines = _chain("http", checks, True, True)
        body = [f"    {line}" for line in [*lines, _CLOSED]]
        signature = "protected void configure(HttpSecurity http) throws Exception {"
        append_member(edit, cls, "\n".join(["@Override", signature, *body, "}"]), layout)
    else:
        _open(edit, http, checks, layout)
    for member in new:
        append_member(edit, cls, member, layout)
    for name in (*imports, *_CHAIN_IMPORTS):
        edit.add_import(name)


def _ask(edit: JavaEdit, server: Server, said: dict[str, str], asked: Asked, resource: str) -> None:
    if asked.method is not None:
        edit.delete_member(asked.method)
    rewrite(edit, server, said, asked.members(resource), (*IMPORTS, *asked.imports), _OPAQUE)
    for name in TOKEN_SERVICES:
        edit.remove_import(f"{PROVIDER}.{name}")


def _members(resource: str) -> list[str]:
    return [CONVERTER] if resource == "null" else [CONVERTER, _VALIDATOR.replace("RESOURCE", resource)]


_CHAIN_IMPORTS = (
    f"org.springframework.security.config.annotation.web.configuration.{ADAPTER}",
    "org.springframework.security.config.annotation.web.builders.HttpSecurity",
    "org.springframework.security.config.http.SessionCreationPolicy",
)
_JWT = ".jwt(jwt -> jwt.jwtAuthenticationConverter(this::authenticationOf))"
_OPAQUE = ".opaqueToken(Customizer.withDefaults())"
_CLOSED = "http.authorizeRequests().anyRequest().authenticated();"


def _chain(http: str, checks: str, csrf: bool, session: bool) -> list[str]:
    lines = [f"{http}.oauth2ResourceServer(server -> server{checks});"]
    lines += [f"{http}.csrf().disable();"] if csrf else []
    return lines + (
        [f"{http}.sessionManagement().sessionCreationPolicy(SessionCreationPolicy.STATELESS);"] if session else []
    )


def _open(edit: JavaEdit, method: Node, checks: str, layout: Layout) -> None:
    """What the library set before it asked the class comes first, save what the class says itself."""
    file, http, body = edit.file, parameters(edit.file, method)[0][1], field(method, "body")
    said = {name for name in ("csrf", "sessionCreationPolicy") if file.calls(name, under=body)}
    lines = _chain(http, checks, "csrf" not in said, "sessionCreationPolicy" not in said)
    inner = layout.newline + layout.indent + layout.unit
    edit.insert(body.start_byte + 1, inner + inner.join(lines))
    for statement in super_calls(file, body):
        edit.replace(statement, _CLOSED.replace("http", http, 1))
