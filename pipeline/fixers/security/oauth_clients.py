"""Clients of Spring Security OAuth that ask for tokens with their own credentials -> Spring Security's OAuth 2 client.

Source: Spring Security wiki, OAuth 2.0 Migration Guide (Client); sources of spring-security-oauth2 2.5.2,
-autoconfigure 2.6.8 and Spring Cloud Security 2.2; Spring Security reference, OAuth2 Client.

Shapes: one class with the bean of a ClientCredentialsResourceDetails bound to `security.oauth2.client`, and with those
of an OAuth2FeignRequestInterceptor (with a context of its own) and an OAuth2RestTemplate by it, which others may have
injected; @EnableOAuth2Client alone, where the settings name that grant. The settings may be a config server's.

Left for a person: a context that is injected, which passes a user's token on; details set in code, several clients,
other grants; settings that are elsewhere; applications with no rules of their own, whose logins Boot would change.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.boot.settings import applications
from pipeline.fixers.builds.additions import Additions
from pipeline.fixers.security.oauth_client_java import (
    BEAN,
    BEAN_IMPORTS,
    FEIGN,
    FEIGN_IMPORTS,
    REST,
    REST_IMPORTS,
    TOKENS,
    TOKENS_CLASS,
)
from pipeline.fixers.security.oauth_client_settings import OLD, with_registration
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.layout import Layout
from pipeline.sources.project import Change, Project
from pipeline.sources.syntax import (
    annotations_of,
    arguments,
    field,
    field_text,
    formal_parameters,
    literal,
    members,
    pairs,
    returned,
    simple_name,
)
from shared.models import Wave

_OAUTH = "org.springframework.security.oauth2"
ENABLE = f"{_OAUTH}.config.annotation.web.configuration.EnableOAuth2Client"
_DETAILS = ("ClientCredentialsResourceDetails", "OAuth2ProtectedResourceDetails")
_TEMPLATES = {
    f"{_OAUTH}.client.OAuth2RestTemplate": "org.springframework.web.client.RestTemplate",
    f"{_OAUTH}.client.OAuth2RestOperations": "org.springframework.web.client.RestOperations",
}
_GONE = (
    f"{_OAUTH}.client.token.grant.client.ClientCredentialsResourceDetails",
    f"{_OAUTH}.client.resource.OAuth2ProtectedResourceDetails",
    f"{_OAUTH}.client.DefaultOAuth2ClientContext",
    f"{_OAUTH}.client.OAuth2ClientContext",
    "org.springframework.cloud.security.oauth2.client.feign.OAuth2FeignRequestInterceptor",
)
_TYPES = {
    "OAuth2RestTemplate": "org.springframework.web.client.RestTemplate",
    "OAuth2RestOperations": "org.springframework.web.client.RestOperations",
    "OAuth2FeignRequestInterceptor": "feign.RequestInterceptor",
}
_OTHERS = (b"OAuth2ClientContext", b"ResourceDetails", b"OAuth2Sso", b"AccessTokenProvider", b"FeignRequestInterceptor")
_CHAINS = (b"SecurityFilterChain", b"SecurityWebFilterChain", b"ConfigurerAdapter", b"@EnableResourceServer")
_OWN_CALLS = ("getAccessToken", "getOAuth2ClientContext", "getResource", "setAccessTokenProvider", "setAuthenticator")
_STARTER = "org.springframework.boot:spring-boot-starter-oauth2-client"
_REASON = (
    "Spring Security's OAuth 2 client asks for the tokens that Spring Security OAuth asked for, with the application's "
    "own credentials. To look at: a refused call is not sent again with a new token, the next one has it; an id or a "
    "secret with other characters than letters, digits and -._* is sent URL-encoded, as RFC 6749 says; settings "
    "outside these sources need the new names"
)


@dataclass(frozen=True)
class _Clients:
    """The class with the beans of a client."""

    path: str
    cls: Node
    details: Node
    feign: tuple[Node, ...] = ()
    rest: tuple[Node, ...] = ()


@fixer(
    "oauth-client-credentials",
    title="Let Spring Security's OAuth 2 client ask for the application's own tokens",
    source="Spring Security wiki, OAuth 2.0 Migration Guide, Client; catalogue D06",
    wave=Wave.IMPORTS,
)
def oauth_client_credentials(case: Case) -> Iterator[Change]:
    """All of an application's clients or none; runs before the fixers of resource servers."""
    project = case.project
    near = project.java_paths(b"springframework.security.oauth2.", b"springframework.cloud.security.oauth2.")
    users = [p for p in near if not _imported(project.java(p)).isdisjoint((*_GONE, *_TEMPLATES, ENABLE))]
    for module in (m for m in applications(project) if any(project.module_of(p) == m for p in users)):
        paths = [p for p in project.java_paths() if project.module_of(p) == module]
        used = [p for p in users if project.module_of(p) == module]
        changes = _migrated(project, module, paths, used)
        yield from changes
        if changes:
            yield from _builds(case, used[0])


def _migrated(project: Project, module: str, paths: list[str], used: list[str]) -> list[Change]:
    """Nothing when a use is left that is none of these shapes."""
    found = [(p, c) for p in used for c in project.java(p).walk("class_declaration") if _details(project.java(p), c)]
    clients = _read(project.java(found[0][0]), *found[0]) if len(found) == 1 else None
    rest = [p for p in used if (clients is None or p != clients.path) and not _services(project, p)]
    left = [p for p in rest if any(word in _without_imports(project, p) for word in _OTHERS)]
    if len(found) > 1 or (found and clients is None) or left or not _has_chain(project, paths):
        return []
    injected = any(not _imported(project.java(p)).isdisjoint(_TEMPLATES) for p in rest)
    if injected and any(_makes_template(project.java(p)) for p in paths):
        return []
    settings = with_registration(project, module, _REASON, typed=clients is not None)
    edited = [(p, _edited(project.java(p), None)) for p in rest]
    if clients is not None:
        edited.append((clients.path, _edited(project.java(clients.path), clients)))
    if settings is None or not all(after for _, after in edited):
        return []
    return [*settings, *(Change(p, after or b"", _REASON) for p, after in edited), *_made(project, clients)]


def _makes_template(file: JavaFile) -> bool:
    """A bean that a field for an OAuth2RestTemplate could get in its place."""
    found = [
        m for m in file.walk("method_declaration") if field_text(file, m, "type") in ("RestTemplate", "RestOperations")
    ]
    return any(annotations_of(file, m, "Bean") for m in found)


def _services(project: Project, path: str) -> bool:
    """It asks about tokens, and is for another fixer."""
    return b"implements ResourceServerTokenServices" in project.read(path)


def _without_imports(project: Project, path: str) -> bytes:
    file = project.java(path)
    last = max((i.node.end_byte for i in file.imports), default=0)
    return file.source[last:]


def _has_chain(project: Project, paths: list[str]) -> bool:
    return any(word in project.read(p) for p in paths if "src/test/" not in p for word in _CHAINS)


def _made(project: Project, clients: _Clients | None) -> Iterator[Change]:
    if clients is not None:
        home, package = clients.path.rpartition("/")[0], project.java(clients.path).package
        text = TOKENS_CLASS.replace("package PACKAGE;\n\n", f"package {package};\n\n" if package else "")
        yield Change(f"{home}/{TOKENS}.java", text.encode(), _REASON)


def _details(file: JavaFile, cls: Node) -> Node | None:
    """The @Bean method of the details, bound to the settings."""
    for method in members(cls, "method_declaration"):
        if simple_name(field_text(file, method, "type")) not in _DETAILS or formal_parameters(method):
            continue
        made = returned(method)
        bound = annotations_of(file, method, "ConfigurationProperties")
        prefix = next((v for a in bound for v in _prefixes(file, a)), None)
        plain = made is not None and file.text(made).replace(" ", "") == "newClientCredentialsResourceDetails()"
        others = [
            a for a in annotations_of(file, method) if a not in bound and a not in annotations_of(file, method, "Bean")
        ]
        if plain and prefix == OLD and not others and annotations_of(file, method, "Bean"):
            return method
    return None


def _prefixes(file: JavaFile, annotation: Node) -> list[str | None]:
    values = pairs(file, annotation)
    return [literal(file, values[name]) for name in ("value", "prefix") if name in values]


def _read(file: JavaFile, path: str, cls: Node) -> _Clients | None:
    """None when something of the class is left that needs the details."""
    details = _details(file, cls)
    if details is None:
        return None
    clients, name = _Clients(path, cls, details), field_text(file, details, "name")
    for method in members(cls, "method_declaration"):
        made = returned(method)
        kind = _made_kind(file, made, name) if made is not None and annotations_of(file, method, "Bean") else ""
        if kind == "OAuth2FeignRequestInterceptor":
            clients = replace(clients, feign=(*clients.feign, method))
        elif kind == "OAuth2RestTemplate":
            clients = replace(clients, rest=(*clients.rest, method))
    beans = (*clients.feign, *clients.rest)
    calls = len([c for c in file.calls(name, under=cls) if not arguments(c)])
    words = sum(file.source.count(w) for w in (b"OAuth2ClientContext(", b"ResourceDetails(", b"RequestInterceptor("))
    known = calls == len(beans) and not any(formal_parameters(b) for b in beans)
    said = sum(file.text(m).count(w) for m in (*beans, details) for w in _CREATED)
    return clients if known and words == said and b"ClientCredentialsTokens" not in file.source else None


_CREATED = ("OAuth2ClientContext(", "ResourceDetails(", "RequestInterceptor(")


def _made_kind(file: JavaFile, made: Node, details: str) -> str:
    """The simple name of what is created with the details and a context of its own, if with any."""
    if made.type != "object_creation_expression":
        return ""
    given = [file.text(a).replace(" ", "") for a in arguments(made)]
    context, asked = "newDefaultOAuth2ClientContext()", f"{details}()"
    kind = simple_name(field_text(file, made, "type"))
    fits = {"OAuth2FeignRequestInterceptor": [[context, asked]], "OAuth2RestTemplate": [[asked], [asked, context]]}
    return kind if given in fits.get(kind, []) else ""


def _edited(file: JavaFile, clients: _Clients | None) -> bytes | None:
    """The file without what ended of a client; None when it asks more of a template than any RestTemplate has."""
    edit = file.edit()
    for annotation in file.annotations("EnableOAuth2Client"):
        edit.delete_annotation(annotation)
    if clients is not None:
        _put(edit, clients)
    made = [n for n in file.walk("object_creation_expression") if "OAuth2Rest" in field_text(file, n, "type")]
    own = not _imported(file).isdisjoint(_TEMPLATES) and file.calls(*_OWN_CALLS)
    if own or len(made) != (len(clients.rest) if clients else 0):
        return None
    for old, new in _TEMPLATES.items():
        _retype(edit, old, new, [m.start_byte for m in (clients.rest if clients else ())])
    edit.remove_import(ENABLE)
    for name in _GONE:
        edit.remove_import(name)
    return edit.result()


def _imported(file: JavaFile) -> set[str]:
    return {i.name for i in file.imports}


def _retype(edit: JavaEdit, old: str, new: str, done: list[int]) -> None:
    """Uses of the type outside of the methods that are written anew."""
    file, ends = edit.file, old.rpartition(".")[2]
    if old not in _imported(file):
        return
    for node in file.types_named(ends):
        method = node.parent
        while method is not None and method.type != "method_declaration":
            method = method.parent
        if method is None or method.start_byte not in done:
            edit.replace(node, new.rpartition(".")[2])
    edit.remove_import(old)
    edit.add_import(new)


def _put(edit: JavaEdit, clients: _Clients) -> None:
    file, layout = edit.file, Layout.of(edit.file, clients.cls)
    edit.replace(clients.details, layout.lines(_without_javadoc(file, clients.details)))
    for method, body in (*((m, FEIGN) for m in clients.feign), *((m, REST) for m in clients.rest)):
        edit.replace(field(method, "parameters"), f"({TOKENS} tokens)")
        lines = layout.lines("\n".join(["{", *(f"    {line}" for line in body.split("\n")), "}"]))
        edit.replace(field(method, "body"), lines)
    for method in (*clients.feign, *clients.rest):
        if kind := _TYPES.get(simple_name(field_text(file, method, "type"))):
            edit.replace(field(method, "type"), edit.type_name(kind))
    imports = (*BEAN_IMPORTS, *(FEIGN_IMPORTS if clients.feign else ()), *(REST_IMPORTS if clients.rest else ()))
    for name in imports:
        edit.add_import(name)


def _without_javadoc(file: JavaFile, method: Node) -> str:
    """The bean, without a comment of its own where the one that it takes the place of has one."""
    before = method.prev_named_sibling
    return BEAN.partition("\n")[2] if before is not None and before.type == "block_comment" else BEAN


def _builds(case: Case, path: str) -> Iterator[Change]:
    additions = Additions(case)
    for build in additions.builds:
        script = build.script_of(path)
        if script is not None and not build.declares(script, _STARTER):
            additions.add(build, script, _STARTER)
    yield from additions.changes("the OAuth 2 client of Spring Security OAuth has this successor")
