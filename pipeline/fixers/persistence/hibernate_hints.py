"""Hibernate's query hint about DISTINCT, which version 6 has no more: it always passes DISTINCT to the database.

Shapes, with the constants of both QueryHints (also static) and with the hint's name: `.setHint(..)` in a chain, as a
statement; `hints.put(..)`; `@QueryHint` alone or among others, in @QueryHints or in `hints` of a named query. Elsewhere
the constant becomes the name, which Hibernate 6 ignores.
Errors: cannot find symbol, variable PASS_DISTINCT_THROUGH or HINT_PASS_DISTINCT_THROUGH.
Left: constants of the project's own for the name, as Hibernate 6 ignores it.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit
from pipeline.sources.project import Change
from pipeline.sources.syntax import arguments, elements, field, field_text, pairs
from shared.models import Wave

_NAME = "hibernate.query.passDistinctThrough"
_CONSTANTS = ("PASS_DISTINCT_THROUGH", "HINT_PASS_DISTINCT_THROUGH")
_OWNERS = ("org.hibernate.annotations.QueryHints", "org.hibernate.jpa.QueryHints")
_LISTS = ("element_value_array_initializer", "annotation_argument_list")


@fixer(
    "hibernate-distinct-hint",
    title="Drop the hint about DISTINCT, which Hibernate 6 passes to the database always",
    source="Hibernate 6.0 migration guide, DISTINCT: hibernate.query.passDistinctThrough has been removed",
    wave=Wave.TYPES,
)
def hibernate_distinct_hint(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"PASS_DISTINCT_THROUGH", _NAME.encode()):
        edit = case.project.java(path).edit()
        for index, item in enumerate(edit.file.imports):
            if item.static and item.simple in _CONSTANTS and item.name.rpartition(".")[0] in _OWNERS:
                edit.imports.remove(index)
        for call in edit.file.calls("setHint", "put"):
            if len(given := arguments(call)) == 2 and _hint(edit, given[0]) and not list(_calls(edit, given[1])):
                _drop_call(edit, call)
        for hint in edit.file.annotations("QueryHint"):
            if (name := pairs(edit.file, hint).get("name")) is not None and _hint(edit, name):
                _drop_annotation(edit, hint)
        for node in edit.file.walk("field_access", "identifier"):
            if _constant(edit, node) and not edit.splices.covers(node.start_byte, node.end_byte):
                edit.replace(node, f'"{_NAME}"')
        if edit:
            yield Change(path, edit.result(), "Hibernate 6 always passes DISTINCT and gives an entity once")


def _calls(edit: JavaEdit, value: Node) -> Iterator[Node]:
    return edit.file.walk("method_invocation", under=value)


def _hint(edit: JavaEdit, node: Node) -> bool:
    return edit.file.text(node) == f'"{_NAME}"' or _constant(edit, node)


def _constant(edit: JavaEdit, node: Node) -> bool:
    """One of Hibernate's, by its owner or by a static import."""
    owner, _, name = edit.file.text(node).rpartition(".")
    if name not in _CONSTANTS or (node.parent is not None and node.parent.type == "scoped_identifier"):
        return False
    if node.type == "field_access":
        return owner in _OWNERS or (owner == "QueryHints" and any(map(edit.file.imported, _OWNERS)))
    above = node.parent
    inner = above is not None and above.type in ("field_access", "variable_declarator", "scoped_identifier")
    found = (i for i in edit.file.imports if i.static and i.name.startswith(_OWNERS))
    return not inner and any(i.wildcard or i.simple == name for i in found)


def _drop_call(edit: JavaEdit, call: Node) -> None:
    """What it was called on stays, unless a statement says nothing else."""
    above, receiver = call.parent, call.child_by_field_name("object")
    alone = above is not None and above.type == "expression_statement"
    if receiver is None:
        return
    if alone and above is not None and receiver.type in ("identifier", "field_access"):
        within = above.parent is not None and above.parent.type == "block"
        edit.delete(above) if within else edit.replace(above, "{}")
    elif field_text(edit.file, call, "name") == "setHint":
        edit.splices.delete(receiver.end_byte, call.end_byte)


def _drop_annotation(edit: JavaEdit, hint: Node) -> None:
    """The hint, its list when it holds no other, then the annotation or the element around."""
    above = hint.parent
    if above is not None and above.type == "element_value_array_initializer":
        if len(others := [n for n in elements(above) if n != hint]) or above.parent is None:
            _drop_element(edit, hint, others)
            return
        hint, above = above, above.parent
    if above is not None and above.type == "element_value_pair" and above.parent is not None:
        if field_text(edit.file, above, "key") == "hints":
            _drop_element(edit, above, [n for n in above.parent.named_children if n != above])
            return
        above = above.parent
    if above is not None and above.type == "annotation_argument_list" and above.parent is not None:
        owner = above.parent
        if edit.file.text(field(owner, "name")).endswith("QueryHints"):
            edit.delete_annotation(owner)


def _drop_element(edit: JavaEdit, node: Node, others: list[Node]) -> None:
    following = node.next_named_sibling
    if following is not None:
        edit.splices.delete(node.start_byte, following.start_byte)
    elif others:
        edit.splices.delete(others[-1].end_byte, node.end_byte)
