"""Finds the classes that extend WebSecurityConfigurerAdapter, and which of them can be rewritten."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tree_sitter import Node

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
_HOOKS = (
    "configure",
    "authenticationManager",
    "authenticationManagerBean",
    "userDetailsService",
    "userDetailsServiceBean",
)
_INHERITED = ("getHttp", "getApplicationContext", "setApplicationContext", "setTrustResolver", "init")


@dataclass(frozen=True)
class Adapter:
    """One class and the hooks it overrides, by purpose."""

    path: str
    file: JavaFile
    cls: Node
    http: Node | None
    web: Node | None
    users: Node | None

    @property
    def name(self) -> str:
        return field_text(self.file, self.cls, "name")

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
    """Several adapters have users of their own, so each chain keeps them to itself."""


def receiver(file: JavaFile, call: Node) -> str:
    return field_text(file, call, "object")


def find_adapters(project: Project) -> list[Adapter]:
    """All that can be rewritten."""
    found = [a for path in project.java_paths(ADAPTER.encode()) for a in _in_file(path, project.java(path))]
    if not found:
        return []
    extended = {
        superclass(project.java(path), cls)
        for path in project.java_paths(*(f"extends {a.name}".encode() for a in found))
        for cls in project.java(path).walk("class_declaration")
    }
    return [a for a in found if a.name not in extended and _is_plain(a)]


def _in_file(path: str, file: JavaFile) -> Iterator[Adapter]:
    for cls in file.walk("class_declaration"):
        if superclass(file, cls) == ADAPTER and not has_modifier(cls, "abstract"):
            hooks = {p[0][0]: m for m in methods(file, cls, "configure") if len(p := parameters(file, m)) == 1}
            yield Adapter(
                path,
                file,
                cls,
                hooks.get("HttpSecurity"),
                hooks.get("WebSecurity"),
                hooks.get("AuthenticationManagerBuilder"),
            )


def _is_plain(adapter: Adapter) -> bool:
    """False when it uses more of the base class than its hooks."""
    file, own = adapter.file, {field_text(adapter.file, m, "name") for m in adapter.methods()}
    for call in adapter.calls(*_HOOKS, *_INHERITED):
        name, via = field_text(file, call, "name"), receiver(file, call)
        inherited = via == "super" or name not in own
        if name == "userDetailsService" and via != "super" and adapter.users and makes_users(file, adapter.users):
            continue  # that will be the name of the bean method
        if inherited and name not in ("configure", "authenticationManager", "authenticationManagerBean"):
            return False
    constructors = members(adapter.cls, "constructor_declaration")
    supers = [c for k in constructors for c in file.walk("explicit_constructor_invocation", under=k)]
    return not any(arguments(c) for c in supers if file.text(c).startswith("super")) and not file.has_errors


def makes_users(file: JavaFile, hook: Node) -> bool:
    """True when `configure(AuthenticationManagerBuilder)` makes users of its own, in memory or from a database."""
    return bool(file.calls("inMemoryAuthentication", "jdbcAuthentication", under=hook))


def plan_for(adapter: Adapter, adapters: Sequence[Adapter], chains: int) -> Plan:
    """`chains`: SecurityFilterChain beans that the project has already."""
    several = len(adapters) + chains > 1
    own = {field_text(adapter.file, m, "name") for m in adapter.methods()}
    name = "filterChain" if "filterChain" not in own else "securityFilterChain"
    return Plan(
        chain=f"{adapter.prefix}FilterChain" if several else name,
        customizer=f"{adapter.prefix}WebSecurityCustomizer" if several else "webSecurityCustomizer",
        order=_order(adapter, adapters),
        default_chain=several,
        local_users=sum(a.users is not None for a in adapters) > 1,
    )


def _order(adapter: Adapter, adapters: Sequence[Adapter]) -> str:
    """Adapters without an order had 100; beans without one come last."""
    if adapter.order is not None:
        return adapter.file.text(adapter.order)
    others = [a.file.text(a.order) for a in adapters if a is not adapter and a.order is not None]
    return "@Order(100)" if any(not re.fullmatch(r"@Order\(\d{1,2}\)", text) for text in others) else ""
