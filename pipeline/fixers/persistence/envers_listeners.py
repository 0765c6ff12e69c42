"""Hibernate Envers 6: identifiers of changed entities are Objects, as they need not be Serializable any more.

Shapes: `entityChanged(Class, String, Serializable, RevisionType, Object)` of an EntityTrackingRevisionListener; what is
given on from its identifier or kept of it is cast to what it was.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.types.supertypes import types_above
from pipeline.sources.java import JavaEdit
from pipeline.sources.project import Change
from pipeline.sources.syntax import body_of, field, field_text, formal_parameters, methods, simple_name
from shared.models import Wave

_LISTENER = "org.hibernate.envers.EntityTrackingRevisionListener"
_PRINTS = ("valueOf", "toString", "println", "print", "equals", "requireNonNull", "isNull", "nonNull", "entityChanged")
"""Calls that take any object."""
_LOGS = ("trace", "debug", "info", "warn", "error", "format", "append")


@fixer(
    "envers-tracking-listeners",
    title="Take identifiers as Objects in Envers' tracking listeners",
    source="Javadoc of Hibernate Envers 6.0: EntityTrackingRevisionListener.entityChanged",
    wave=Wave.TYPES,
)
def envers_tracking_listeners(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"entityChanged("):
        edit = case.project.java(path).edit()
        for cls in edit.file.walk("class_declaration", "object_creation_expression"):
            for method in methods(edit.file, cls, "entityChanged") if body_of(cls) is not None else ():
                given = formal_parameters(method)
                taken = field(given[2], "type") if len(given) == 5 else None
                if taken is None or simple_name(edit.file.text(taken)) != "Serializable":
                    continue
                if _LISTENER in types_above(case.project, edit.file, cls):
                    edit.replace(taken, "Object")
                    _uses(edit, method, field_text(edit.file, given[2], "name"))
        if edit:
            yield Change(path, edit.result(), "Envers gives identifiers as Objects since Hibernate 6")


def _uses(edit: JavaEdit, method: Node, name: str) -> None:
    for node in edit.file.walk("identifier", under=method.child_by_field_name("body")):
        if edit.file.text(node) == name and _is_typed(edit, node):
            edit.insert(node.start_byte, "(Serializable) ")


def _is_typed(edit: JavaEdit, node: Node) -> bool:
    """Where the value's type matters: an argument, or what a variable is given."""
    above = node.parent
    if above is not None and above.type == "argument_list" and above.parent is not None:
        return field_text(edit.file, above.parent, "name") not in (*_PRINTS, *_LOGS)
    if above is not None and above.type == "variable_declarator":
        return above.child_by_field_name("value") == node
    return above is not None and above.type == "assignment_expression" and above.child_by_field_name("right") == node
