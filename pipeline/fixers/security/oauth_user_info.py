"""Resource servers of Spring Security OAuth that ask an endpoint with user information about each token.

Source: ResourceServerTokenServicesConfiguration and UserInfoTokenServices of -autoconfigure 2.6.8 (what the endpoint
answers is the user; no audience is checked, no scope known); Spring Security reference, OAuth 2.0 Resource Server.

Shapes: `security.oauth2.resource.user-info-uri` alone, among the application's settings or those that a config server
of the same tree hands out; a bean of the project's own copy of that class (oauth_user_info_services). The key stays, as
the application's own, for whoever sets it.

Left for a person: extractors and templates of the project's own, code that asks for the principal, which was a text.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.security.oauth_legacy import drop_legacy_imports, still_uses
from pipeline.fixers.security.oauth_opaque_tokens import TOKEN_SERVICES, Asked
from pipeline.fixers.security.oauth_resource_server import Server, find_servers, near, rewrite
from pipeline.fixers.security.oauth_scopes import are_plain, write_scopes
from pipeline.fixers.security.oauth_user_info_java import INTROSPECTOR, SERVER, introspector
from pipeline.fixers.security.oauth_user_info_services import Copy, is_free, read_copy, rewrite_copy
from pipeline.fixers.security.security_hooks import ADAPTER
from pipeline.sources.config_server import told
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.settings import canonical, under
from pipeline.sources.syntax import (
    COMMENTS,
    annotations_of,
    arguments,
    field,
    field_text,
    formal_parameters,
    members,
    methods,
    parameters,
    simple_name,
)
from shared.models import Wave

_OLD = "security.oauth2.resource"
_PROPERTIES = "ResourceServerProperties"
_LINE = (3, 2)
_KNOWN = {canonical(f"{_OLD}.{name}") for name in ("user-info-uri", "id", "prefer-token-info")}
_OWN = (b"UserInfoRestTemplate", b"AuthoritiesExtractor", b"PrincipalExtractor", b"ResourceServerTokenServices")
_ASKS_PRINCIPAL = (b"getPrincipal()", b"@AuthenticationPrincipal", b"OAuth2AuthenticationDetails")
_OPAQUE = ".opaqueToken(Customizer.withDefaults())"
_GIVEN = f'@Value("${{{_OLD}.user-info-uri:}}") String userInfoUri'
_BEAN = f"""/** The application's own setting says where to ask about tokens; without it none is good. */
@Bean
public OpaqueTokenIntrospector tokenIntrospector({_GIVEN}) {{
    return new {INTROSPECTOR}(userInfoUri);
}}"""
_IMPORTS = (
    "org.springframework.beans.factory.annotation.Value",
    "org.springframework.context.annotation.Bean",
    "org.springframework.security.config.Customizer",
    f"{SERVER}.OpaqueTokenIntrospector",
)
_REASON = (
    "Spring Security asks the same endpoint about the tokens instead of Spring Security OAuth: user and authorities "
    "from its answer as before, scopes where the project's own code took them. To look at: a token that the endpoint "
    "refuses is no longer asked for anew with the application's own credentials; where the authorization server moves "
    "too, its answer must keep what is read here"
)


@dataclass(frozen=True)
class _Own:
    """The project's copy of the token services, and the bean that makes it."""

    path: str
    copy: Copy
    bean: Node
    made: Node


@fixer(
    "oauth-user-info",
    title="Let Spring Security ask for the user of a token where Spring Security OAuth asked",
    source="Spring Security wiki, OAuth 2.0 Migration Guide, Resource Server; catalogue D06",
    wave=Wave.IMPORTS,
)
def oauth_user_info(case: Case) -> Iterator[Change]:
    """Runs before the fixers of other resource servers and of WebSecurityConfigurerAdapter, which does the rest."""
    project = case.project
    if case.target.boot_line < _LINE:
        return
    servers = find_servers(project)
    for server in servers:
        paths = near(project, server.path)
        if [other.path for other in servers if other.path in paths] == [server.path]:
            yield from _migrated(project, server, paths)


def _migrated(project: Project, server: Server, paths: list[str]) -> list[Change]:
    """Nothing when a file would still need what ended."""
    own = _own(project, server, paths)
    said = server.resource_calls(Asked(method=own.bean) if own else None)
    if said is None or annotations_of(server.file, server.cls, "Order") or not _fits(project, server, paths, own):
        return []
    changes: list[Change] = []
    for path in paths:
        edit = project.java(path).edit()
        if not _edit(edit, path, server, own, said):
            return []
        after = edit.result() if edit else edit.file.source
        if still_uses(edit.file, after) or (own and path == own.path and not is_free(after)):
            return []
        changes += [Change(path, after, _REASON)] if after != edit.file.source else []
    if own is None:
        home, package = server.path.rpartition("/")[0], server.file.package
        changes.append(Change(f"{home}/{INTROSPECTOR}.java", introspector(package).encode(), _REASON))
    return changes


def _own(project: Project, server: Server, paths: list[str]) -> _Own | None:
    """A bean of the server's class: `return new Copy(url, id)`."""
    for bean in methods(server.file, server.cls):
        if simple_name(field_text(server.file, bean, "type")) not in TOKEN_SERVICES or formal_parameters(bean):
            continue
        made = list(server.file.walk("object_creation_expression", under=bean))
        statements = [s for s in field(bean, "body").named_children if s.type not in COMMENTS]
        plain = len(made) == 1 and len(statements) == 1 and len(arguments(made[0])) == 2
        if not plain or not annotations_of(server.file, bean, "Bean"):
            return None
        kind = field_text(server.file, made[0], "type")
        found = [p for p in paths if p.endswith(f"/{kind}.java")]
        copy = read_copy(project.java(found[0])) if len(found) == 1 else None
        used = [p for p in project.java_paths(kind.encode()) if p in paths and p not in (*found, server.path)]
        return _Own(found[0], copy, bean, made[0]) if copy and not _uses(project, used, kind) else None
    return None


def _uses(project: Project, paths: list[str], kind: str) -> bool:
    return any(project.java(p).types_named(kind) for p in paths)


def _fits(project: Project, server: Server, paths: list[str], own: _Own | None) -> bool:
    """The settings or the bean say that the endpoint is asked, and no code asks for more than Spring Security has."""
    sources = [p for p in paths if "src/test/" not in p]
    allowed = {server.path, *((own.path,) if own else ())}
    for path in sources:
        text = project.read(path)
        chained = b"SecurityFilterChain" in text or ADAPTER.encode() in text
        extra = path not in allowed and any(_is_used(project.java(path), word.decode()) for word in _OWN)
        asks = any(word in text for word in _ASKS_PRINCIPAL) or _shows_principal(project.java(path))
        if chained or extra or asks or not are_plain(project.java(path)):
            return False
        if b"#oauth2" in text and not (own and own.copy.scoped):
            return False
    if own is not None:
        return True
    alone = not any(word in project.read(server.path) for word in _OWN)
    return alone and _is_set(project, project.module_of(server.path))


def _shows_principal(file: JavaFile) -> bool:
    """A handler answers with all that is known of the user, in the shape of the class that ended."""
    found = [
        m for m in file.walk("method_declaration") if field_text(file, m, "type") in ("Principal", "Authentication")
    ]
    return any(field_text(file, a, "name").endswith("Mapping") for m in found for a in annotations_of(file, m))


def _is_used(file: JavaFile, name: str) -> bool:
    return any(n for n in file.types_named(name))


def _is_set(project: Project, module: str) -> bool:
    """Spring Boot's own services are those that ask for a user."""
    files = told(project, module, b"oauth2")
    keys = {canonical(s.key) for file in files.every.values() for s in under(file, _OLD)} if files else set[str]()
    return canonical(f"{_OLD}.user-info-uri") in keys <= _KNOWN


def _edit(edit: JavaEdit, path: str, server: Server, own: _Own | None, said: dict[str, str]) -> bool:
    for cls in edit.file.walk("class_declaration"):
        for annotation in annotations_of(edit.file, cls, "EnableResourceServer"):
            edit.delete_annotation(annotation)
    write_scopes(edit)
    fits = True
    if own is not None and path == own.path:
        fits = rewrite_copy(edit, own.copy)
    elif path == server.path:
        rewrite(edit, server, said, [] if own else [_BEAN], _IMPORTS, _OPAQUE)
        if own is not None:
            _make(edit, own)
        fits = _drop_properties(edit, server.cls)
    drop_legacy_imports(edit)
    return fits


def _make(edit: JavaEdit, own: _Own) -> None:
    """The same bean, of the introspector."""
    file, url = edit.file, arguments(own.made)[0]
    edit.replace(field(own.bean, "type"), "OpaqueTokenIntrospector")
    kind = file.text(field(own.made, "type"))
    if "getUserInfoUri()" in file.text(url):
        edit.replace(field(own.bean, "parameters"), f"({_GIVEN})")
        edit.replace(own.made, f"new {kind}(userInfoUri)")
    else:
        edit.replace(own.made, f"new {kind}({file.text(url)})")


def _drop_properties(edit: JavaEdit, cls: Node) -> bool:
    """The injected settings, which only the bean asked."""
    file, gone = edit.file, set[str]()
    for declared in members(cls, "field_declaration"):
        if simple_name(field_text(file, declared, "type")) == _PROPERTIES:
            gone.add(field_text(file, field(declared, "declarator"), "name"))
            edit.delete_member(declared)
    for constructor in members(cls, "constructor_declaration"):
        given = parameters(file, constructor)
        if [kind for kind, _ in given] == [_PROPERTIES]:
            edit.delete_member(constructor)
        elif any(kind == _PROPERTIES for kind, _ in given):
            return False
    asked = [c for c in file.calls() if field_text(file, c, "object").removeprefix("this.") in gone]
    return not asked
