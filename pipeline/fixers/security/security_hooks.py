"""Finds the classes that extend WebSecurityConfigurerAdapter, and which of them can be rewritten."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace

from tree_sitter import Node

from pipeline.fixers.boot.settings import beside
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Project
from pipeline.sources.syntax import (
    ancestor,
    annotations_of,
    arguments,
    field_text,
    has_modifier,
    members,
    methods,
    parameters,
    superclass,
)

ADAPTER = "WebSecurityConfigurerAdapter"
_MANAGERS = ("authenticationManager", "authenticationManagerBean")
_USERS = ("userDetailsService", "userDetailsServiceBean")
_HOOKS = ("configure", *_MANAGERS, *_USERS)
_INHERITED = ("getHttp", "setApplicationContext", "setTrustResolver", "init")


@dataclass(frozen=True)
class Base:
    """A class of the project between the adapters and Spring's: only common parts of their chains."""

    path: str
    file: JavaFile
    cls: Node
    http: Node | None
    """Its `configure(HttpSecurity)`, which the adapters call or inherit."""
    hooks: "Adapter"
    """What else it overrides, where each of its adapters is the only one of its application."""

    @property
    def name(self) -> str:
        return field_text(self.file, self.cls, "name")


@dataclass(frozen=True)
class Adapter:
    """One class and the hooks it overrides, by purpose."""

    path: str
    file: JavaFile
    cls: Node
    http: Node | None
    web: Node | None
    users: Node | None
    shared_users: Node | None
    """An @Autowired method for the global AuthenticationManagerBuilder."""
    base: Base | None = None
    """What it extends instead of Spring's class."""

    @property
    def name(self) -> str:
        return field_text(self.file, self.cls, "name")

    @property
    def users_made(self) -> Node | None:
        """The method that makes users in memory or from a database, whose manager becomes a bean."""
        hooks = (self.users, self.shared_users)
        return next((hook for hook in hooks if hook is not None and makes_users(self.file, hook)), None)

    @property
    def users_given(self) -> str:
        """The field that the one `userDetailsService(field)` of its hooks names: what the inherited method answered."""
        hooks = [hook for hook in (self.users, self.shared_users) if hook is not None]
        calls = [c for hook in hooks for c in self.file.calls("userDetailsService", under=hook) if arguments(c)]
        values = [self.file.text(value).removeprefix("this.") for call in calls for value in arguments(call)]
        return values[0] if len(values) == 1 and values[0] in fields_of(self.file, self.cls) else ""

    @property
    def asked_users(self) -> list[Node]:
        """Calls of the inherited `userDetailsService()`, for which the field above stands; a bean may publish it."""
        if self.users_made is not None or not self.users_given:
            return []
        own = {field_text(self.file, m, "name") for m in self.methods(*_USERS)}
        calls = self.calls(*_USERS)
        return [c for c in calls if receiver(self.file, c) == "super" or field_text(self.file, c, "name") not in own]

    @property
    def own_manager(self) -> str:
        """Variable for the manager of the accounts that stay with the chain."""
        return f"{self.prefix}AuthenticationManager"

    @property
    def publishes(self) -> bool:
        """Other classes, or other parts of this one than its rules, ask for its manager or its users."""
        asked = [c for c in self.calls(*_MANAGERS, *_USERS) if ancestor(c, "method_declaration") != self.http]
        return bool(asked or self.calls(*_USERS) or self.methods(*_MANAGERS, *_USERS))

    @property
    def managers_in_rules(self) -> list[Node]:
        """Calls of the inherited `authenticationManager()` in `configure(HttpSecurity)`."""
        own = {field_text(self.file, m, "name") for m in self.methods(*_MANAGERS)}
        calls = [c for c in self.calls(*_MANAGERS) if ancestor(c, "method_declaration") == self.http]
        return [c for c in calls if receiver(self.file, c) == "super" or field_text(self.file, c, "name") not in own]

    @property
    def contexts(self) -> list[Node]:
        """Calls of the inherited `getApplicationContext()`."""
        own = self.methods("getApplicationContext")
        return [] if own else [c for c in self.calls("getApplicationContext") if not arguments(c)]

    @property
    def without_defaults(self) -> bool:
        """`super(true)`: its HttpSecurity had nothing but what its rules say."""
        given = [[self.file.text(value) for value in arguments(call)] for call in self.super_calls]
        return self.base is None and ["true"] in given

    @property
    def super_calls(self) -> list[Node]:
        """`super(...)` of its constructors."""
        constructors = members(self.cls, "constructor_declaration")
        calls = [c for k in constructors for c in self.file.walk("explicit_constructor_invocation", under=k)]
        return [call for call in calls if self.file.text(call).startswith("super")]

    @property
    def order(self) -> Node | None:
        return next(iter(annotations_of(self.file, self.cls, "Order")), None)

    @property
    def prefix(self) -> str:
        """`api` of `ApiConfigurationAdapter`: makes bean names unique among several adapters."""
        stem = re.sub(r"(?:Web)?(?:Configurer|Configuration|Config|Adapter)+$", "", self.name) or self.name
        return stem[:1].lower() + stem[1:]

    def calls(self, *names: str) -> list[Node]:
        """Calls of the class's own or inherited methods, nested classes left out."""
        return [
            call
            for call in self.file.calls(*names, under=self.cls)
            if ancestor(call, "class_declaration") == self.cls and receiver(self.file, call) in ("", "this", "super")
        ]

    def methods(self, *names: str) -> list[Node]:
        return methods(self.file, self.cls, *names)


@dataclass(frozen=True)
class Plan:
    """What depends on the other adapters of the project."""

    chain: str
    customizer: str
    order: str
    """Annotation for the chain's bean method, "" for none: an @Order on the class does not reach its beans."""
    default_chain: bool
    """An adapter without rules of its own gets the adapter's defaults, as other chains switch off Boot's."""
    local_users: bool
    """What an adapter configured was for its own chain: with other chains beside it, it stays so."""


def receiver(file: JavaFile, call: Node) -> str:
    return field_text(file, call, "object")


def fields_of(file: JavaFile, cls: Node) -> set[str]:
    fields = members(cls, "field_declaration")
    return {field_text(file, d, "name") for f in fields for d in file.walk("variable_declarator", under=f)}


def find_adapters(project: Project) -> list[Adapter]:
    """All that can be rewritten; those with a base class of the project only together with all of its others."""
    found = [a for path in project.java_paths(ADAPTER.encode()) for a in _in_file(path, project.java(path), None)]
    above = _extended(project, [a.name for a in found if a.http is None])
    bases = [b for path in project.java_paths(ADAPTER.encode()) for b in _bases(path, project.java(path), above)]
    groups = [[a] for a in found] + [g for base in bases if _can_share(project, base, g := _derived(project, base))]
    extended = _extended(project, [a.name for group in groups for a in group])
    plain = [a for g in groups if all(a.name not in extended and _is_plain(a) for a in g) for a in g]
    return [a for a in plain if not _is_one_of_many(a, adapters_beside(project, a, plain))]


def adapters_beside(project: Project, adapter: Adapter, adapters: Sequence[Adapter]) -> list[Adapter]:
    """Those that may be in one application with it, itself among them."""
    paths = {adapter.path, *beside(project, adapter.path)}
    return [a for a in adapters if a.path in paths]


def _publishers(adapters: Sequence[Adapter]) -> list[Adapter]:
    return [a for a in adapters if a.users is not None and a.publishes]


def _is_one_of_many(adapter: Adapter, adapters: Sequence[Adapter]) -> bool:
    """Several managers, of different accounts, are asked for outside their chains: only one can be the global one."""
    bodies = {
        " ".join(a.file.text(a.users.child_by_field_name("body") or a.users).split())
        for a in _publishers(adapters)
        if a.users is not None
    }
    return adapter.users is not None and adapter.publishes and len(bodies) > 1


def _extended(project: Project, names: Sequence[str]) -> set[str]:
    paths = project.java_paths(*(f"extends {name}".encode() for name in names)) if names else []
    return {superclass(project.java(p), cls) for p in paths for cls in project.java(p).walk("class_declaration")}


def _derived(project: Project, base: Base) -> list[Adapter]:
    paths = project.java_paths(f"extends {base.name}".encode())
    return [adapter for path in paths for adapter in _in_file(path, project.java(path), base)]


def _bases(path: str, file: JavaFile, above: Container[str]) -> Iterator[Base]:
    """Abstract adapters whose hooks have bodies, and those without rules that others extend: no application could
    have both as beans, for they have the same order."""
    for cls in file.walk("class_declaration"):
        shared = has_modifier(cls, "abstract") or field_text(file, cls, "name") in above
        if superclass(file, cls) == ADAPTER and shared:
            alike = _adapter(path, file, cls, None)
            said = not any(has_modifier(m, "abstract") for m in methods(file, cls, *_HOOKS))
            if said and _is_plain(alike) and not alike.without_defaults:
                yield Base(path, file, cls, alike.http, replace(alike, http=None))


def _can_share(project: Project, base: Base, derived: Sequence[Adapter]) -> bool:
    """Hooks beside `configure(HttpSecurity)` are those of one application, and no adapter has them as well."""
    if methods(base.file, base.cls, *_HOOKS) in ([], [base.http]) and base.hooks.shared_users is None:
        return True
    again = any(d.web or d.users or d.methods(*_MANAGERS, *_USERS) or d.calls(*_USERS) for d in derived)
    return not (again or base.hooks.methods(*_USERS)) and all(_is_alone(project, base, d, derived) for d in derived)


def _is_alone(project: Project, base: Base, adapter: Adapter, derived: Sequence[Adapter]) -> bool:
    others = beside(project, adapter.path, b"SecurityFilterChain", ADAPTER.encode())
    return adapters_beside(project, adapter, derived) == [adapter] and set(others) <= {base.path, adapter.path}


def _in_file(path: str, file: JavaFile, base: Base | None) -> Iterator[Adapter]:
    for cls in file.walk("class_declaration"):
        if superclass(file, cls) == (base.name if base else ADAPTER) and (base or not has_modifier(cls, "abstract")):
            yield _adapter(path, file, cls, base)


def _adapter(path: str, file: JavaFile, cls: Node, base: Base | None) -> Adapter:
    hooks = {p[0][0]: m for m in methods(file, cls, "configure") if len(p := parameters(file, m)) == 1}
    http, web, users = (hooks.get(kind) for kind in ("HttpSecurity", "WebSecurity", "AuthenticationManagerBuilder"))
    return Adapter(path, file, cls, http, web, users, _shared_users(file, cls), base)


def _shared_users(file: JavaFile, cls: Node) -> Node | None:
    found = [
        m
        for m in methods(file, cls)
        if [kind for kind, _ in parameters(file, m)] == ["AuthenticationManagerBuilder"]
        and annotations_of(file, m, "Autowired")
    ]
    return found[0] if len(found) == 1 else None


def _is_plain(adapter: Adapter) -> bool:
    """False when it uses more of the base class than its hooks."""
    if adapter.base is not None and has_modifier(adapter.cls, "abstract"):
        return False
    file, own = adapter.file, {field_text(adapter.file, m, "name") for m in adapter.methods()}
    for call in adapter.calls(*_HOOKS, *_INHERITED):
        name, via = field_text(file, call, "name"), receiver(file, call)
        inherited = via == "super" or name not in own
        if name in _USERS and via != "super" and adapter.users_made is not None:
            continue  # that will be the bean method
        if call in adapter.asked_users:
            continue
        if inherited and name not in ("configure", "authenticationManager", "authenticationManagerBean"):
            return False
    given = {file.text(value) for call in adapter.super_calls for value in arguments(call)}
    alone = len(members(adapter.cls, "constructor_declaration")) == 1 and given <= {"true", "false"}
    return (not given or adapter.base is not None or alone) and not file.has_errors


def makes_users(file: JavaFile, hook: Node) -> bool:
    """True when `configure(AuthenticationManagerBuilder)` makes users of its own, in memory or from a database."""
    return bool(file.calls("inMemoryAuthentication", "jdbcAuthentication", under=hook))


def plan_for(adapter: Adapter, adapters: Sequence[Adapter], chains: int, *, shadowed: bool = False) -> Plan:
    """`adapters` of one application; `chains`: SecurityFilterChain beans that it has already; `shadowed`: an earlier
    chain takes every request, so that one without rules of its own never had any."""
    several = len(adapters) + chains > 1
    own = {field_text(adapter.file, m, "name") for m in adapter.methods()}
    name = "filterChain" if "filterChain" not in own else "securityFilterChain"
    return Plan(
        chain=f"{adapter.prefix}FilterChain" if several else name,
        customizer=f"{adapter.prefix}WebSecurityCustomizer" if several else "webSecurityCustomizer",
        order=_order(adapter, adapters),
        default_chain=several and not shadowed,
        local_users=several and adapter not in _publishers(adapters)[:1],
    )


def _order(adapter: Adapter, adapters: Sequence[Adapter]) -> str:
    """Adapters without an order had 100; beans without one come last."""
    if adapter.order is not None:
        return adapter.file.text(adapter.order)
    others = [a.file.text(a.order) for a in adapters if a is not adapter and a.order is not None]
    return "@Order(100)" if any(not re.fullmatch(r"@Order\(\d{1,2}\)", text) for text in others) else ""
