"""WebSecurityConfigurerAdapter -> beans, the chains of calls themselves untouched.

Source: spring.io blog "Spring Security without the WebSecurityConfigurerAdapter" (2022-02-21); catalogue D01.
An abstract base class of the project keeps what its adapters share, and its other hooks become beans where each adapter
is the only one of its application. Of several adapters of an application, each keeps
its accounts for its own chain, and the one whose manager others ask for makes the global one.

Left: an adapter that does more than its documented hooks (getHttp(), init(), users
asked for that it does not make itself), and several of one application that publish managers of different accounts.
The compiler then names them.
"""

import re
from collections.abc import Iterator, Sequence

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.boot.settings import beside
from pipeline.fixers.security.security_chain import CHAIN, rewrite, rewrite_base
from pipeline.fixers.security.security_hooks import ADAPTER, Adapter, adapters_beside, find_adapters, plan_for
from pipeline.fixers.security.security_slices import Configuration, import_into_slices
from pipeline.fixers.security.security_users import Beans
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.layout import Layout
from pipeline.sources.project import Change, Project
from pipeline.sources.splice import indent_at
from pipeline.sources.syntax import (
    COMMENTS,
    ancestor,
    annotations_of,
    field,
    field_text,
    members,
    methods,
    parameters,
    superclass,
)
from shared.models import Wave

_RESOURCE_SERVER = (
    b"AbstractAuthenticationToken authenticationOf(Jwt jwt)",
    b"OpaqueTokenIntrospector tokenIntrospector(",
)
"""What the fixers of resource servers left: their class was no WebSecurityConfigurer, so that no slice had it."""
_LIMITS = ("securityMatcher", "securityMatchers", "antMatcher", "mvcMatcher", "regexMatcher", "requestMatcher")
"""What a chain is for, as the fixer of matchers leaves it."""


@fixer(
    "security-adapter",
    title="Replace WebSecurityConfigurerAdapter by beans",
    source="spring.io/blog/2022/02/21 (WebSecurityConfigurerAdapter); Spring Security 5.8 migration guide; D01",
    wave=Wave.IMPORTS,
)
def security_adapter(case: Case) -> Iterator[Change]:
    project = case.project
    adapters = find_adapters(project)
    bases = {(a.base.path, a.base.name): (a.base, a) for a in adapters if a.base}.values()
    for path in sorted({*project.java_paths(ADAPTER.encode()), *(a.path for a in adapters)}):
        edit = project.java(path).edit()
        for base, one in ((b, a) for b, a in bases if b.path == path):
            plan = plan_for(one, adapters_beside(project, one, adapters), _chains(project, path))
            rewrite_base(edit, base, plan, Beans.of(project, path))
        for adapter in (a for a in adapters if a.path == path):
            others = adapters_beside(project, adapter, adapters)
            plan = plan_for(adapter, others, _chains(project, path), shadowed=_is_shadowed(adapter, others))
            rewrite(edit, adapter, plan, Beans.of(project, path))
        _anonymous(edit)
        _class_literals(edit)
        if edit:
            after = _without_import(edit.result())
            yield Change(path, after, "Spring Security 6 has no WebSecurityConfigurerAdapter: chains are beans")
    found_by_type = [a for a in adapters if not any(made in a.file.source for made in _RESOURCE_SERVER)]
    configurations = [Configuration.of(project.module_of(a.path), a.file, a.cls) for a in found_by_type]
    yield from import_into_slices(project, [c for c in configurations if c is not None])


def _is_shadowed(adapter: Adapter, adapters: Sequence[Adapter]) -> bool:
    """It has no rules of its own, and an earlier chain takes every request."""
    earlier = [a for a in adapters if a.http is not None and _place(a) < _place(adapter)]
    return adapter.http is None and any(not a.file.calls(*_LIMITS, under=a.http) for a in earlier)


def _place(adapter: Adapter) -> int:
    said = re.fullmatch(r"@Order\((-?\d+)\)", adapter.file.text(adapter.order)) if adapter.order else None
    return int(said[1]) if said else 100


def _without_import(source: bytes) -> bytes:
    """The type is gone, so that not even Javadoc may import it."""
    file = JavaFile(source)
    edit = file.edit()
    if not list(file.types_named(ADAPTER)):
        edit.remove_import(f"org.springframework.security.config.annotation.web.configuration.{ADAPTER}")
    return edit.result()


def _chains(project: Project, home: str) -> int:
    """SecurityFilterChain beans of the application's main code, and anonymous adapters."""
    paths = beside(project, home, b"SecurityFilterChain", ADAPTER.encode())
    return sum(
        len(re.findall(rb"SecurityFilterChain\s+\w+\(|new WebSecurityConfigurerAdapter\b", project.read(p)))
        for p in paths
    )


def _anonymous(edit: JavaEdit) -> None:
    """`@Bean X name() { return new WebSecurityConfigurerAdapter() {...}; }` with nothing but rules."""
    for creation in edit.file.walk("object_creation_expression"):
        method = ancestor(creation, "method_declaration")
        if (
            superclass(edit.file, creation) != ADAPTER
            or method is None
            or not _returns_only(edit.file, method, creation)
        ):
            continue
        hooks = methods(edit.file, creation)
        if len(hooks) == 1 and [kind for kind, _ in parameters(edit.file, hooks[0])] == ["HttpSecurity"]:
            _unwrap(edit, method, hooks[0])


def _returns_only(file: JavaFile, method: Node, creation: Node) -> bool:
    statements = [s for s in field(method, "body").named_children if s.type not in COMMENTS]
    return (
        bool(annotations_of(file, method, "Bean"))
        and [s.type for s in statements] == ["return_statement"]
        and statements[0].named_children[0] == creation
        and not members(creation, "field_declaration")
    )


def _unwrap(edit: JavaEdit, method: Node, hook: Node) -> None:
    file = edit.file
    _, http = parameters(file, hook)[0]
    outer, inner = indent_at(file.source, method.start_byte), indent_at(file.source, hook.start_byte)
    unit = Layout.of(file, hook).unit
    newline = Layout.of(file, method).newline
    body = file.text(field(hook, "body"))
    lines = [outer + line.removeprefix(inner) if line.startswith(inner) else line for line in body.splitlines()]
    last = f"{outer}{unit}return {http}.build();"
    edit.replace(field(method, "body"), newline.join([*lines[:-1], last, lines[-1]]))
    edit.replace(field(method, "type"), "SecurityFilterChain")
    parentheses = field(method, "parameters")
    given = file.text(parentheses)[1:-1].strip()
    wanted = f"({given}{', ' if given else ''}HttpSecurity {http}) throws Exception"
    throws = next((c for c in method.children if c.type == "throws"), None)
    edit.splices.replace(parentheses.start_byte, throws.end_byte if throws else parentheses.end_byte, wanted)
    edit.add_import(CHAIN)


def _class_literals(edit: JavaEdit) -> None:
    """`WebSecurityConfigurerAdapter.class` in conditions means the chain; in filters of tests any configurer."""
    for node in edit.file.walk("class_literal"):
        if not edit.file.text(node).endswith(f"{ADAPTER}.class"):
            continue
        annotation = ancestor(node, "annotation")
        conditional = annotation is not None and "Conditional" in field_text(edit.file, annotation, "name")
        edit.replace(node, "SecurityFilterChain.class" if conditional else "WebSecurityConfigurer.class")
        edit.add_import(
            CHAIN if conditional else "org.springframework.security.config.annotation.web.WebSecurityConfigurer"
        )
