"""Authorization servers of Spring Security OAuth that keep their tokens in memory -> Spring Authorization Server with
such tokens, and the resource server of the same application.

Source: as oauth_server; InMemoryTokenStore and DefaultTokenServices of spring-security-oauth2 2.5.2 (what a server had
that names no store and no converter); ResourceServerConfiguration (order 3, every request).

Kept: /oauth/token and /oauth/check_token, clients, also those without a secret, grants, lifetimes, and what a handler
that answers with its Principal says of the request: other services ask such a handler about their tokens.

Left for a person: as for oauth_server; a chain of the project's own behind a resource server for every request.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.security.oauth_legacy import drop_legacy_imports, still_uses
from pipeline.fixers.security.oauth_resource_server import Server, find_servers, near, rewrite
from pipeline.fixers.security.oauth_scopes import are_plain, write_scopes
from pipeline.fixers.security.oauth_server import builds, find_issuers
from pipeline.fixers.security.oauth_server_hooks import ServerSays, read
from pipeline.fixers.security.oauth_server_java import CONFIGURATION_IMPORTS, clients_bean, configuration
from pipeline.fixers.security.oauth_signing_key import drop_injected
from pipeline.fixers.security.oauth_stored_java import BEAN, CHECKS, files
from pipeline.fixers.security.security_hooks import ADAPTER, Adapter, find_adapters
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.layout import Layout, append_member
from pipeline.sources.project import Change, Project
from pipeline.sources.syntax import (
    COMMENTS,
    annotations_of,
    body_of,
    field,
    field_text,
    members,
    parameters,
    simple_name,
    superclass,
)
from shared.models import Wave

_LINE = (3, 2)
_STARTER = "org.springframework.boot:spring-boot-starter-oauth2-resource-server"
_SECURITY = "org.springframework.security"
_ANNOTATIONS = ("EnableAuthorizationServer", "EnableResourceServer")
_TAKEN = (
    b"SecurityFilterChain",
    b"RegisteredClientRepository",
    b"AccessTokens",
    b"JwtAccessTokenConverter",
    b"JwtToken",
)
_MADE = re.compile(r"newInMemoryTokenStore\(\)")
_CLOSED = re.compile(
    r"HTTP(?:\.authorizeRequests\(\)\.anyRequest\(\)\.authenticated\(\)(?:\.and\(\))?|\.csrf\(\)\.disable\(\)(?:\.and\(\))?)+;"
)
"""What a resource server asked of every request, and no more; without blanks."""
_OPENED = """http.oauth2ResourceServer(server -> server{checks});
http.sessionManagement().sessionCreationPolicy(SessionCreationPolicy.STATELESS);"""
_OWN_HOOK = """@Override
protected void configure(HttpSecurity http) throws Exception {
    http.oauth2ResourceServer(server -> server{checks});
    http.csrf().disable();
    http.sessionManagement().sessionCreationPolicy(SessionCreationPolicy.STATELESS);
    http.authorizeRequests().anyRequest().authenticated();
}"""
_REASON = (
    "Spring Authorization Server grants the tokens that Spring Security OAuth granted, to the same clients and users, "
    "and keeps them in memory as before: a restart forgets them. To look at: /oauth/check_token, if it was there, asks "
    "for a client's credentials and POST; a client whose secret is not set is refused; a client with % or + in its "
    "secret must encode it; as JSON a Principal says clientId and scope of its oauth2Request, and no longer the token"
)


@dataclass(frozen=True)
class _Issuer:
    path: str
    file: JavaFile
    cls: Node
    says: ServerSays

    @property
    def flags(self) -> set[str]:
        """See oauth_server_java."""
        opened = any("secret" not in client.said for client in self.says.clients)
        refreshes = "refresh_token" in self.says.grants
        asked = {
            "R": refreshes,
            "S": not refreshes,
            "C": "client_credentials" in self.says.grants,
            "D": self.says.alike,
            "K": self.says.checks,
            "N": opened,
            "P": self.says.encoder,
            "A": opened or self.says.encoder,
        }
        return {"M"} | {name for name, is_asked in asked.items() if is_asked}


@dataclass(frozen=True)
class _Guard:
    """Where the rules of the resource server are, or go."""

    server: Server | None
    said: dict[str, str]
    adapter: Adapter | None


@fixer(
    "oauth-stored-tokens",
    title="Let Spring Authorization Server grant tokens that are kept in memory",
    source="Spring Security wiki, OAuth 2.0 Migration Guide; Spring Authorization Server reference; catalogue B09",
    wave=Wave.IMPORTS,
)
def oauth_stored_tokens(case: Case) -> Iterator[Change]:
    """All of an application or nothing; runs before the fixers of resource servers and adapters."""
    project = case.project
    found = find_issuers(project) if case.target.boot_line >= _LINE else []
    for path, cls in found:
        paths = near(project, path)
        alone = [p for p, _ in found if p in paths] == [path]
        says = read(project.java(path), cls, stored=True) if alone else None
        issuer = _Issuer(path, project.java(path), cls, says) if says else None
        if issuer is None or not _is_stored(issuer) or not _is_alone(project, issuer, paths):
            continue
        guard = _guard(project, issuer, paths)
        changes = list(_migrated(project, issuer, guard, paths)) if guard else []
        yield from changes
        if changes:
            yield from builds(case, path, _STARTER)


def _is_stored(issuer: _Issuer) -> bool:
    """It keeps its tokens in memory: the store is made so, or none is named."""
    name = issuer.says.endpoints.store.removeprefix("this.")
    return not name or any(_store_name(issuer.file, m) == name for m in members(issuer.cls, *_KINDS))


_KINDS = ("field_declaration", "method_declaration")


def _store_name(file: JavaFile, member: Node) -> str:
    """How a member that is nothing but an InMemoryTokenStore is asked for."""
    if simple_name(field_text(file, member, "type")) not in ("TokenStore", "InMemoryTokenStore"):
        return ""
    if member.type == "field_declaration":
        made = field(member, "declarator")
        plain = _MADE.fullmatch(field_text(file, made, "value").replace(" ", ""))
        return field_text(file, made, "name") if plain else ""
    body = member.child_by_field_name("body")
    statements = [s for s in body.named_children if s.type not in COMMENTS] if body else []
    plain = len(statements) == 1 and re.fullmatch(r"return new InMemoryTokenStore\(\);", file.text(statements[0]))
    return f"{field_text(file, member, 'name')}()" if plain and not parameters(file, member) else ""


def _is_alone(project: Project, issuer: _Issuer, paths: list[str]) -> bool:
    home = issuer.path.rpartition("/")[0]
    made = any(f"{home}/{name}.java" in project for name in files("", {"D", "K", "N"}, []))
    sources = [p for p in paths if "src/test/" not in p]
    taken = any(word in project.read(p) for p in sources for word in _TAKEN)
    return not (made or taken) and all(are_plain(project.java(p)) for p in sources)


def _guard(project: Project, issuer: _Issuer, paths: list[str]) -> _Guard | None:
    """None when it is not sure which rules counted."""
    servers = [s for s in find_servers(project) if s.path in paths]
    adapters = [a for a in find_adapters(project) if a.path in paths]
    sources = [project.java(p) for p in paths]
    extended = [c for f in sources for c in f.walk("class_declaration") if superclass(f, c) == ADAPTER]
    guarded = any(b"@EnableResourceServer" in f.source for f in sources)
    if len(servers) > 1 or len(extended) != len(adapters) or len(adapters) > 1:
        return None
    adapter = adapters[0] if adapters else None
    if servers:
        stores = {n for m in members(issuer.cls, *_KINDS) if (n := _store_name(issuer.file, m))}
        said = servers[0].resource_calls(None, stores)
        ruled = adapter is not None and adapter.http is not None
        ordered = annotations_of(servers[0].file, servers[0].cls, "Order")
        return _Guard(servers[0], said, None) if said is not None and not ruled and not ordered else None
    if not guarded:
        return _Guard(None, {}, None)
    fits = adapter is not None and (adapter.http is None or _is_closed(adapter))
    return _Guard(None, {}, adapter) if fits else None


def _is_closed(adapter: Adapter) -> bool:
    """It asks no more and no less of a request than a resource server that says nothing."""
    hook = adapter.http
    if hook is None or len(parameters(adapter.file, hook)) != 1:
        return False
    statements = [s for s in field(hook, "body").named_children if s.type not in COMMENTS]
    text = "".join(re.sub(r"(?s)\s|//[^\n]*|/\*.*?\*/", "", adapter.file.text(s)) for s in statements)
    pattern = _CLOSED.pattern.replace("HTTP", re.escape(parameters(adapter.file, hook)[0][1]))
    named = adapter.file.calls("authenticated", under=hook), adapter.file.calls("csrf", under=hook)
    return bool(re.fullmatch(f"(?:{pattern})+", text)) and [len(n) for n in named] == [1, 1]


def _migrated(project: Project, issuer: _Issuer, guard: _Guard, paths: list[str]) -> Iterator[Change]:
    """Nothing when a file would still need what ended."""
    changes: list[Change] = []
    for path in paths:
        edit = project.java(path).edit()
        if not _edit(edit, path, issuer, guard):
            return
        after = edit.result() if edit else edit.file.source
        if still_uses(edit.file, after):
            return
        changes += [Change(path, after, _REASON)] if after != edit.file.source else []
    yield from changes
    home = issuer.path.rpartition("/")[0]
    for name, text in files(issuer.file.package, issuer.flags, issuer.says.grants).items():
        yield Change(f"{home}/{name}.java", text.encode(), _REASON)


def _edit(edit: JavaEdit, path: str, issuer: _Issuer, guard: _Guard) -> bool:
    fits = True
    write_scopes(edit)
    if path == issuer.path:
        fits = _serve(edit, issuer)
    if guard.server is not None and path == guard.server.path:
        rewrite(edit, guard.server, guard.said, [], (), CHECKS)
        _give_tokens(edit, guard.server.cls, issuer)
        edit.insert(guard.server.cls.start_byte, "@Order(3)" + Layout.of(edit.file, guard.server.cls).newline)
        edit.add_import("org.springframework.core.annotation.Order")
        fits = fits and drop_injected(edit, guard.server.cls)
    if guard.adapter is not None and path == guard.adapter.path:
        _check(edit, guard.adapter)
        _give_tokens(edit, guard.adapter.cls, issuer)
    for cls in edit.file.walk("class_declaration"):
        for annotation in annotations_of(edit.file, cls, *_ANNOTATIONS):
            edit.delete_annotation(annotation)
    drop_legacy_imports(edit)
    return fits


def _serve(edit: JavaEdit, issuer: _Issuer) -> bool:
    cls, says, flags, layout = issuer.cls, issuer.says, issuer.flags, Layout.of(edit.file, issuer.cls)
    before, ends = field(cls, "superclass").prev_sibling, says.endpoints
    edit.splices.delete(before.end_byte if before else cls.start_byte, field(cls, "superclass").end_byte)
    for hook in says.hooks:
        edit.delete_member(hook)
    for method in [m for m in members(cls, "method_declaration") if _store_name(edit.file, m)]:
        edit.delete_member(method)
    chain = configuration(flags, ends.manager, ends.users, "").replace("ENCODER", says.encoder)
    for member in (chain, BEAN, clients_bean(says)):
        append_member(edit, cls, member, layout)
    for name in CONFIGURATION_IMPORTS:
        if not name.endswith(".SecretKey"):
            edit.add_import(name)
    if "P" in flags:
        edit.add_import(f"{_SECURITY}.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider")
    if "R" in flags and not ends.users:
        edit.add_import(f"{_SECURITY}.core.userdetails.UserDetailsService")
    return drop_injected(edit, cls)


def _give_tokens(edit: JavaEdit, cls: Node, issuer: _Issuer) -> None:
    """A field with the bean that knows the tokens."""
    layout, body = Layout.of(edit.file, cls), body_of(cls)
    lines = layout.lines("@Autowired\nprivate AccessTokens accessTokens;", first=layout.indent)
    if body is not None:
        rest = edit.file.source[body.start_byte + 1 :]
        blank = "" if re.match(rb"[ \t]*\r?\n[ \t]*\r?\n", rest) else layout.newline
        edit.insert(body.start_byte + 1, layout.newline + lines + blank)
    edit.add_import("org.springframework.beans.factory.annotation.Autowired")
    edit.add_import(".".join(part for part in (issuer.file.package, "AccessTokens") if part))


def _check(edit: JavaEdit, adapter: Adapter) -> None:
    """The rules of the adapter are the resource server's."""
    layout = Layout.of(edit.file, adapter.cls)
    if adapter.http is None:
        append_member(edit, adapter.cls, _OWN_HOOK.replace("{checks}", CHECKS), layout)
    else:
        http, body = parameters(edit.file, adapter.http)[0][1], field(adapter.http, "body")
        inner = layout.newline + layout.indent + layout.unit
        lines = _OPENED.replace("{checks}", CHECKS).replace("http.", f"{http}.").split("\n")
        edit.insert(body.start_byte + 1, inner + inner.join(lines))
    edit.add_import(f"{_SECURITY}.config.annotation.web.builders.HttpSecurity")
    edit.add_import(f"{_SECURITY}.config.http.SessionCreationPolicy")
