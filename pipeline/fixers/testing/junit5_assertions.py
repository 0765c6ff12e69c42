"""JUnit 4 assertions and assumptions as JUnit 5 has them: same names, the message last.

Source: JUnit 5 User Guide, "Migrating from JUnit 4"; Javadoc of org.junit.Assert and org.junit.jupiter.api.Assertions.
"""

import re

from tree_sitter import Node

from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.syntax import arguments, field_text

ASSERTIONS, ASSUMPTIONS = "org.junit.jupiter.api.Assertions", "org.junit.jupiter.api.Assumptions"
OLD_ASSERTS = ("org.junit.Assert", "junit.framework.Assert", "junit.framework.TestCase")
OLD_ASSUME = "org.junit.Assume"
HAMCREST = "org.hamcrest.MatcherAssert"
_MESSAGE_IF_LONGER = {
    "assertTrue": 1, "assertFalse": 1, "assertNull": 1, "assertNotNull": 1, "assertSame": 2, "assertNotSame": 2,
    "assertThrows": 2, "assumeTrue": 1, "assumeFalse": 1, "assertIterableEquals": 2,
}  # fmt: skip
"""Number of arguments without a message: one more means that the first is the message."""
_COMPARED = ("assertEquals", "assertNotEquals", "assertArrayEquals")
_ASSUMED = ("assumeTrue", "assumeFalse")
_KNOWN = {*_MESSAGE_IF_LONGER, *_COMPARED, "fail", "assertThat"}
_STRING_METHODS = re.compile(r"format|valueOf|join|concat|toString|getMessage|getName|name|trim|substring|replace")
_NUMBERS = ("decimal_floating_point_literal", "decimal_integer_literal", "hex_integer_literal")
_DELTA = re.compile(r"delta|eps|epsilon|tolerance|precision", re.IGNORECASE)


class Undoable(Exception):
    """The class uses something that has no plain JUnit 5 form; it stays on the vintage engine."""


def move_assertions(file: JavaFile) -> bytes:
    """The file on JUnit 5's assertions. Raises Undoable when an overload can't be told apart."""
    edit = file.edit()
    unqualified = _static_names(file)
    for call in file.walk("method_invocation"):
        name, receiver = field_text(file, call, "name"), field_text(file, call, "object")
        if receiver in _receivers(file) or (not receiver and name in unqualified):
            _call(edit, call, name, receiver)
    _imports(edit, unqualified)
    try:
        return edit.result()
    except ValueError as error:
        raise Undoable("an assertion inside an assertion") from error


def _receivers(file: JavaFile) -> set[str]:
    found = {name for name in (*OLD_ASSERTS, OLD_ASSUME) if name in file.source.decode("utf-8", "replace")}
    return found | {name.rpartition(".")[2] for name in (*OLD_ASSERTS, OLD_ASSUME) if file.imported(name)}


def _static_names(file: JavaFile) -> set[str]:
    """Assertions that a bare call may mean."""
    found: set[str] = set()
    for item in file.imports:
        owner = item.name if item.wildcard else item.name.rpartition(".")[0]
        if item.static and owner in (*OLD_ASSERTS, OLD_ASSUME):
            found |= _KNOWN if item.wildcard else {item.simple}
    other = {i.simple for i in file.imports if i.static and not i.wildcard and not i.name.startswith(OLD_ASSERTS)}
    return found - {name for name in other if name == "assertThat"}


def _call(edit: JavaEdit, call: Node, name: str, receiver: str) -> None:
    file, given = edit.file, arguments(call)
    if name not in _KNOWN:
        raise Undoable(f"{name} has no JUnit 5 form")
    if name == "assertThat":
        if len(given) > 1:
            _to_hamcrest(edit, call, receiver)
        return
    if _has_message(file, name, given):
        rotated = [*given[1:], given[0]]
        for place, argument in zip(given, rotated, strict=True):
            edit.replace(place, file.text(argument))
    if receiver:
        _qualify(edit, call, ASSUMPTIONS if name in _ASSUMED else ASSERTIONS)


def _to_hamcrest(edit: JavaEdit, call: Node, receiver: str) -> None:
    if receiver:
        _qualify(edit, call, HAMCREST)
    else:
        edit.add_import(f"{HAMCREST}.assertThat", static=True)


def _qualify(edit: JavaEdit, call: Node, owner: str) -> None:
    """Puts the new class before the dot: by its simple name unless another class of that name is imported."""
    name = edit.type_name(owner)
    receiver = call.child_by_field_name("object")
    if receiver is not None:
        edit.replace(receiver, name)


def _has_message(file: JavaFile, name: str, given: list[Node]) -> bool:
    if name in _MESSAGE_IF_LONGER:
        return len(given) > _MESSAGE_IF_LONGER[name]
    if name not in _COMPARED or len(given) < 3:
        return False
    if len(given) == 4 or _is_string(file, given[0]):
        return True
    if _is_delta(file, given[2]):
        return False
    raise Undoable(f"{name} with three arguments: message or delta?")


def _is_string(file: JavaFile, node: Node) -> bool:
    match node.type:
        case "string_literal":
            return True
        case "parenthesized_expression" | "binary_expression" | "ternary_expression":
            return any(_is_string(file, child) for child in node.named_children)
        case "method_invocation":
            return bool(_STRING_METHODS.fullmatch(field_text(file, node, "name")))
        case "identifier" | "field_access":
            return _declared_type(file, file.text(node).rpartition(".")[2]) == "String"
        case _:
            return False


def _is_delta(file: JavaFile, node: Node) -> bool:
    match node.type:
        case "unary_expression" | "parenthesized_expression" | "cast_expression":
            return _is_delta(file, node.named_children[-1])
        case "binary_expression":
            return all(_is_delta(file, child) for child in node.named_children)
        case "identifier" | "field_access":
            name = file.text(node).rpartition(".")[2]
            return _declared_type(file, name) in ("double", "float", "Double", "Float") or bool(_DELTA.search(name))
        case _:
            return node.type in _NUMBERS


def _declared_type(file: JavaFile, name: str) -> str:
    """Type that the file declares this variable with; "" when it is unknown or has several."""
    found: set[str] = set()
    for node in file.walk("local_variable_declaration", "field_declaration", "formal_parameter"):
        names = {field_text(file, d, "name") for d in node.named_children if d.type == "variable_declarator"}
        if name in names or (node.type == "formal_parameter" and field_text(file, node, "name") == name):
            found.add(field_text(file, node, "type"))
    return found.pop() if len(found) == 1 else ""


def _imports(edit: JavaEdit, unqualified: set[str]) -> None:
    for index, item in enumerate(edit.file.imports):
        owner = item.name if item.wildcard or not item.static else item.name.rpartition(".")[0]
        if owner not in (*OLD_ASSERTS, OLD_ASSUME):
            continue
        new = ASSUMPTIONS if owner == OLD_ASSUME else ASSERTIONS
        if not item.static:
            edit.imports.remove(index)
        elif item.wildcard:
            edit.imports.rename(index, new)
        else:
            edit.imports.rename(index, f"{HAMCREST if item.simple == 'assertThat' else new}.{item.simple}")
