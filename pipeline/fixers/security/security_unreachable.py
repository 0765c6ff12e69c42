"""Two chains for any request, of which only the first was ever asked: Spring Security refuses to start with them.

Source: Spring Security 6.3, WebSecurityFilterChainValidator (UnreachableFilterChainException). A test's configuration
before the application's is the usual one. A pattern for every path makes the first chain match the same requests, and
is no "any request".

Left: chains without an order of their own, and more than two of an application.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.boot.settings import beside
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.splice import indent_at, newline_of
from pipeline.sources.syntax import (
    TYPES,
    ancestor,
    annotations_of,
    arguments,
    field,
    field_text,
    parameters,
    simple_name,
)
from shared.models import Wave

_MATCHER = "org.springframework.security.web.util.matcher.AntPathRequestMatcher"
_LIMITS = ("securityMatcher", "securityMatchers")
_DEPTH = 8
_LAST = 2**31 - 1
_NAMED = {
    "Ordered.HIGHEST_PRECEDENCE": -(2**31),
    "Ordered.LOWEST_PRECEDENCE": _LAST,
    "SecurityProperties.BASIC_AUTH_ORDER": _LAST - 5,
}


@dataclass(frozen=True)
class _Chain:
    """A bean for any request."""

    path: str
    method: Node
    order: int

    @property
    def of_test(self) -> bool:
        return "src/test/" in self.path


@fixer(
    "security-unreachable-chains",
    title="Let the first of two chains for any request match by a pattern",
    source="Spring Security 6.3, WebSecurityFilterChainValidator",
    wave=Wave.STARTUP,
    on=r"UnreachableFilterChainException|A filter chain that matches any request",
)
def security_unreachable_chains(case: Case) -> Iterator[Change]:
    project = case.project
    chains = [c for path in project.java_paths(b"SecurityFilterChain") for c in _chains(project, path)]
    first = [chain for chain in chains if _is_first(project, chain, chains)]
    for path in sorted({chain.path for chain in first}):
        edit = project.java(path).edit()
        for chain in (c for c in first if c.path == path):
            _by_pattern(edit, chain.method)
        yield Change(path, edit.result(), "no chain may come after one for any request")


def _chains(project: Project, path: str) -> Iterator[_Chain]:
    file = project.java(path)
    for method in file.walk("method_declaration"):
        chain = simple_name(field_text(file, method, "type")) == "SecurityFilterChain"
        takes = [kind for kind, _ in parameters(file, method)].count("HttpSecurity") == 1
        order = _order(project, file, method)
        if not (chain and takes and annotations_of(file, method, "Bean")) or file.calls(*_LIMITS, under=method):
            continue
        if order is not None:
            yield _Chain(path, method, order)


def _order(project: Project, file: JavaFile, method: Node) -> int | None:
    """None when it cannot be read."""
    found = annotations_of(file, method, "Order")
    text = file.text(arguments(found[0])[0]) if found and arguments(found[0]) else "Ordered.LOWEST_PRECEDENCE"
    return _number(project, file, re.sub(r"^value\s*=\s*", "", text))


def _number(project: Project, file: JavaFile, text: str, depth: int = 0) -> int | None:
    """Of `7`, `Rules.ORDER`, or one of them and a number more or less."""
    match = re.fullmatch(r"([\w.]+|-\s*\d+)(?:\s*([+-])\s*(\d+))?", text)
    if match is None or depth > _DEPTH:
        return None
    step = int(match[3] or 0) * (-1 if match[2] == "-" else 1)
    if re.fullmatch(r"-?\s*\d+", match[1]):
        return int(match[1].replace(" ", "")) + step
    owner, _, name = match[1].rpartition(".")
    base = _NAMED.get(f"{owner.rpartition('.')[2]}.{name}")
    if base is None:
        values = list(_constants(project, file, owner.rpartition(".")[2], name))
        base = _number(project, *values[0], depth + 1) if len(values) == 1 else None
    return base + step if base is not None else None


def _constants(project: Project, file: JavaFile, owner: str, name: str) -> Iterator[tuple[JavaFile, str]]:
    """The values, with their files, of `owner`'s constants of this name; of the file's own where no owner is named."""
    files = [project.java(path) for path in project.java_paths(f"class {owner}".encode())] if owner else [file]
    for one in files:
        for declarator in one.walk("variable_declarator"):
            home = ancestor(declarator, *TYPES)
            named = field_text(one, declarator, "name") == name and declarator.child_by_field_name("value") is not None
            if named and home is not None and owner in ("", field_text(one, home, "name")):
                yield one, field_text(one, declarator, "value")


def _is_first(project: Project, chain: _Chain, chains: list[_Chain]) -> bool:
    """Before the one chain of the application that it is with."""
    near = set(beside(project, chain.path))
    others = [c for c in chains if not c.of_test and c.path in near and c.method != chain.method]
    return len(others) == 1 and chain.order < others[0].order


def _by_pattern(edit: JavaEdit, method: Node) -> None:
    http = next(name for kind, name in parameters(edit.file, method) if kind == "HttpSecurity")
    first = field(method, "body").named_children[0]
    line = newline_of(edit.file.source) + indent_at(edit.file.source, first.start_byte)
    edit.insert(first.start_byte, f'{http}.securityMatcher({edit.type_name(_MATCHER)}.antMatcher("/**"));{line}')
