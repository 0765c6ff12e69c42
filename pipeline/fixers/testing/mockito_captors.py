"""Captors made for a narrower class than they are declared for: Mockito 5 lets them capture that class alone.

Shapes: `ArgumentCaptor<List<Order>> captor = ArgumentCaptor.forClass(ArrayList.class)`, also with a cast of the
literal; a local, a field, or a field that is given its captor later. Before, a captor took whatever came, a list of
another class among it, and `verify` failed for no other. Tried on 4.5 and 5.17. Without a cast the compiler vouches
for the declared type being the wider one; with a cast only collections are known to be.
Left: captors whose values have another type than they are declared with; their cure is another declaration.
"""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.origin import came_from_before
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import arguments, field, field_text, simple_name
from shared.models import Wave

_DECLARED = re.compile(r"(?:org\.mockito\.)?ArgumentCaptor<([\w.]+)(?:<.*>)?>", re.S)
_WIDER = {
    "List": ("ArrayList", "LinkedList"),
    "Map": ("HashMap", "LinkedHashMap", "TreeMap"),
    "Set": ("HashSet", "LinkedHashSet", "TreeSet"),
    "Collection": ("ArrayList", "LinkedList", "HashSet", "LinkedHashSet", "List", "Set"),
    "Iterable": ("ArrayList", "LinkedList", "HashSet", "LinkedHashSet", "List", "Set", "Collection"),
}


@fixer(
    "mockito-captor-types",
    title="Capture what the captor is declared for",
    source="Mockito 5.0 release notes, ArgumentCaptor is fully type-aware; tried",
    wave=Wave.TEST,
)
def mockito_captor_types(case: Case) -> Iterator[Change]:
    if not came_from_before(case, (3, 1)):
        return
    for path in case.project.java_paths(b"ArgumentCaptor.forClass("):
        edit = case.project.java(path).edit()
        for call in edit.file.calls("forClass"):
            if simple_name(field_text(edit.file, call, "object")) == "ArgumentCaptor" and len(arguments(call)) == 1:
                _widen(edit, call, arguments(call)[0])
        if edit:
            yield Change(path, edit.result(), "Mockito 5 captures only arguments of the captor's class")


def _widen(edit: JavaEdit, call: Node, given: Node) -> None:
    file, literal, cast = edit.file, given, False
    while literal.type in ("cast_expression", "parenthesized_expression"):
        cast = cast or literal.type == "cast_expression"
        literal = literal.named_children[-1]
    if literal.type != "class_literal":
        return
    narrow, wide = file.text(literal).removesuffix(".class").strip(), _declared(file, call)
    simple = simple_name(wide)
    if not wide or simple == simple_name(narrow) or narrow.endswith("]") or narrow.islower():
        return
    if simple == "Object" or (simple_name(narrow) in _WIDER.get(simple, ()) if cast else True):
        edit.replace(literal, f"{wide}.class")


def _declared(file: JavaFile, call: Node) -> str:
    """The class that the captor's variable is declared for; "" of a wildcard or an unknown one."""
    above = call.parent
    kind = ""
    if above is not None and above.type == "variable_declarator" and above.parent is not None:
        kind = field_text(file, above.parent, "type")
    elif above is not None and above.type == "assignment_expression":
        kind = _field_type(file, file.text(field(above, "left")).removeprefix("this."))
    found = _DECLARED.fullmatch(kind.strip())
    return found[1] if found and not re.fullmatch(r"[A-Z]\d?", found[1]) else ""


def _field_type(file: JavaFile, name: str) -> str:
    kinds = {
        field_text(file, declared, "type")
        for declared in file.walk("field_declaration", "local_variable_declaration")
        for one in declared.named_children
        if one.type == "variable_declarator" and field_text(file, one, "name") == name
    }
    return kinds.pop() if len(kinds) == 1 else ""
