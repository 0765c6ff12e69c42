"""Queries built with Elasticsearch's own builders, in the builders of the new client.

Shapes: chains of `QueryBuilders.x()` (also statically imported, or `new XQueryBuilder()`), bool queries that grow step
by step, NativeSearchQueryBuilder with queries, filters and sorts, methods that take or give a query. A file is changed
when all of the old client that is in it has an equal, and files that hand builders to each other only together.
Errors: "package org.elasticsearch.index.query does not exist", "cannot find symbol: class NativeSearchQueryBuilder".
Source: Spring Data Elasticsearch reference, "Upgrading from 4.4.x to 5.0.x"; the JSON of both clients was compared.
"""

from collections.abc import Iterable, Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.persistence.elasticsearch_chains import BUILDERS, OLD, Chains, Methods
from pipeline.fixers.persistence.elasticsearch_shapes import BY_SIMPLE, NATIVE, NATIVE_BUILDER, OLD_TYPES, QUERY, SHAPES
from pipeline.fixers.persistence.elasticsearch_types import Types, plain
from pipeline.fixers.persistence.elasticsearch_values import NoEqual
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.syntax import TYPES, ancestor, arguments, field, field_text, has_modifier, in_header, parameters
from shared.models import Wave

_MARKS = (b"org.elasticsearch.index.query", b"NativeSearchQuery")
_KEPT = ("org.elasticsearch.client.Request", "org.elasticsearch.client.Response", "org.elasticsearch.client.RestClient")
_DECLARED = (
    "local_variable_declaration",
    "field_declaration",
    "formal_parameter",
    "method_declaration",
    "enhanced_for_statement",
)


@fixer(
    "elasticsearch-queries",
    title="Build Elasticsearch queries with the new client",
    source="Spring Data Elasticsearch reference, Upgrading from 4.4.x to 5.0.x; requests compared by their JSON",
    wave=Wave.TYPES,
)
def elasticsearch_queries(case: Case) -> Iterator[Change]:
    if case.target.boot_line < (3, 4):  # range queries were built in another way before Elasticsearch 8.15
        return
    paths = case.project.java_paths(*_MARKS)
    table = _methods(case.project, paths)
    done = {path: _file(case.project, path, table) for path in paths}
    together = all(found is not None for found in done.values())
    for path, found in done.items():
        if found is not None and (together or not found[1]):
            yield Change(path, found[0], "Elasticsearch's old builders are gone with its old client")


def _file(project: Project, path: str, table: Methods) -> tuple[bytes, bool] | None:
    """The new content, and whether it changes together with others; None when something has no equal."""
    file = project.java(path)
    edit = JavaEdit(file)
    own = path.rpartition("/")[2].removesuffix(".java")
    chains = Chains(edit, Types(project, file), own, table)
    try:
        old = _imports(edit)
        _types(chains, old)
        chains.run()
        _leftovers(edit, old)
        _sorts(file)
        if not edit.splices:
            return None
        return edit.result(), chains.linked or _visible(file)
    except (NoEqual, KeyError, ValueError):
        return None


def _imports(edit: JavaEdit) -> frozenset[str]:
    """Takes the old ones out and gives the simple names they stood for. What else is of the old client has no equal."""
    old = set[str]()
    for index, item in enumerate(edit.file.imports):
        whole = {name for name in OLD_TYPES if item.wildcard and name.rpartition(".")[0] == item.name}
        owner = item.name if not item.static or item.wildcard else item.name.rpartition(".")[0]
        if owner in OLD_TYPES or (whole and not item.static and item.name.startswith("org.elasticsearch.")):
            edit.imports.remove(index)
            old |= {name.rpartition(".")[2] for name in whole} or {item.simple}
        elif item.name.startswith("org.elasticsearch.") and not item.name.startswith(_KEPT):
            raise NoEqual
        elif whole:
            old |= {name.rpartition(".")[2] for name in whole}
    return frozenset(old)


def _types(chains: Chains, old: frozenset[str]) -> None:
    """Old types where something is declared; anywhere else they have to be part of a chain."""
    file = chains.edit.file
    for node in file.walk("type_identifier"):
        simple, above = file.text(node), node.parent
        if simple not in OLD or above is None:
            continue
        listed = above.type == "type_arguments" and simple in (QUERY, NATIVE, NATIVE_BUILDER)
        literal = above.type == "class_literal" and simple in (NATIVE, NATIVE_BUILDER)
        made = above.type == "object_creation_expression"
        if simple not in old or not (made or listed or literal or above.type in _DECLARED):
            raise NoEqual
        if not made:
            new = chains.values.named(BY_SIMPLE[simple])
            chains.edit.replace(node, f"{new}.Builder" if simple in SHAPES else new)


def _leftovers(edit: JavaEdit, old: frozenset[str]) -> None:
    """Names of the old client that no edit took up, also of methods that a static star gives."""
    file = edit.file
    star = any(i.static and i.wildcard and i.name in OLD_TYPES for i in file.imports)
    own = {field_text(file, m, "name") for m in file.walk("method_declaration")}
    for node in file.walk("identifier", "type_identifier"):
        name, above = file.text(node), node.parent
        if in_header(node) or edit.splices.covers(node.start_byte, node.end_byte) or above is None:
            continue
        called = above.type == "method_invocation" and above.child_by_field_name("name") == node
        bare = called and above.child_by_field_name("object") is None
        starred = star and bare and name not in own and name.endswith(("Query", "Sort"))
        if starred or (name in old and (name[0].isupper() or bare)):
            raise NoEqual


def _sorts(file: JavaFile) -> None:
    """Sorts of the builder came after a Pageable's and now come before them: only without such."""
    sorts = [c for c in file.calls("withSort", "withSorts") if "Sort.by(" not in file.text(field(c, "arguments"))]
    for call in file.calls("withPageable", "setPageable", "withSort") if sorts else []:
        given = arguments(call)[0] if arguments(call) else call
        paged = given.type == "method_invocation" and file.text(given).startswith("PageRequest.of(")
        if call not in sorts and not (paged and len(arguments(given)) == 2):
            raise NoEqual


def _methods(project: Project, paths: Iterable[str]) -> Methods:
    """Methods with old types in their signatures, of all files that name such."""
    found: Methods = {}
    for path in paths:
        file = project.java(path)
        for method in file.walk("method_declaration"):
            cls = ancestor(method, *TYPES)
            given, returned = parameters(file, method), plain(field_text(file, method, "type"))
            if cls is not None and OLD & {returned, *(kind for kind, _ in given)}:
                key = field_text(file, cls, "name"), field_text(file, method, "name"), len(given)
                signature = returned, tuple(kind for kind, _ in given)
                found[key] = signature if found.get(key, signature) == signature else ("?", ("?",) * len(given))
    return found


def _visible(file: JavaFile) -> bool:
    """Other classes may hold what this one declares."""
    return any(
        file.text(node) in BUILDERS | {QUERY}
        and (owner := _owner(node)) is not None
        and not has_modifier(owner, "private")
        for node in file.walk("type_identifier")
    )


def _owner(node: Node) -> Node | None:
    """The method or field whose signature names the type; None within a body."""
    found = ancestor(node, "method_declaration", "constructor_declaration", "field_declaration", "block")
    return found if found is not None and found.type != "block" else None
