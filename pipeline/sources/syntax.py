"""Small questions about nodes of a Java syntax tree: classes, methods, annotations, chains of calls."""

from collections.abc import Iterator
from dataclasses import dataclass

from tree_sitter import Node

from pipeline.sources.java import JavaFile

COMMENTS = ("line_comment", "block_comment")
TYPES = ("class_declaration", "interface_declaration", "enum_declaration", "record_declaration")


def ancestor(node: Node, *types: str) -> Node | None:
    """The nearest node of these types that contains `node`, not itself."""
    above = node.parent
    while above is not None and above.type not in types:
        above = above.parent
    return above


def in_header(node: Node) -> bool:
    """Inside an import, or in the name of the file's package. The annotations of a package (package-info.java) are
    code like any other, though the grammar has them inside its declaration."""
    home = ancestor(node, "import_declaration", "package_declaration", "annotation", "marker_annotation")
    return home is not None and home.type in ("import_declaration", "package_declaration")


def field(node: Node, name: str) -> Node:
    """A field that the grammar guarantees. Raises KeyError in a broken tree."""
    found = node.child_by_field_name(name)
    if found is None:
        raise KeyError(f"{node.type}.{name}")
    return found


def field_text(file: JavaFile, node: Node, name: str) -> str:
    """Text of a field, "" when it is missing."""
    found = node.child_by_field_name(name)
    return file.text(found) if found else ""


def simple_name(text: str) -> str:
    """`Map` of `java.util.Map<K, V>`."""
    return text.partition("<")[0].strip().rpartition(".")[2]


def superclass(file: JavaFile, cls: Node) -> str:
    """Simple name of the class that is extended, "" for none; of `new X() {...}` it is X."""
    if cls.type == "object_creation_expression":
        return simple_name(field_text(file, cls, "type"))
    found = cls.child_by_field_name("superclass")
    return simple_name(file.text(found.named_children[-1])) if found else ""


def extended(interface: Node) -> list[Node]:
    """The types that an interface extends."""
    found = next((child for child in interface.children if child.type == "extends_interfaces"), None)
    return found.named_children[0].named_children if found is not None else []


def body_of(cls: Node) -> Node | None:
    found = cls.child_by_field_name("body")
    return found or next((c for c in cls.named_children if c.type in ("class_body", "interface_body")), None)


def returned(method: Node) -> Node | None:
    """What a method returns that does nothing else."""
    body = body_of(method)
    statements = [s for s in body.named_children if s.type not in COMMENTS] if body is not None else []
    one = statements[0] if len(statements) == 1 else None
    return one.named_children[0] if one is not None and one.type == "return_statement" and one.named_children else None


def members(cls: Node, *types: str) -> list[Node]:
    """Direct members of a class (also an anonymous one) of these node types."""
    body = body_of(cls)
    return [child for child in body.named_children if child.type in types] if body else []


def methods(file: JavaFile, cls: Node, *names: str) -> list[Node]:
    """Methods declared directly in a class; all when no name is given."""
    found = members(cls, "method_declaration")
    return [m for m in found if not names or field_text(file, m, "name") in names]


def formal_parameters(method: Node) -> list[Node]:
    """Those of a method or constructor; none of a broken one."""
    found = method.child_by_field_name("parameters")
    return [p for p in found.named_children if p.type == "formal_parameter"] if found else []


def parameters(file: JavaFile, method: Node) -> list[tuple[str, str]]:
    """(simple type, name) of each formal parameter."""
    return [(simple_name(field_text(file, p, "type")), field_text(file, p, "name")) for p in formal_parameters(method)]


def modifiers(declaration: Node) -> Node | None:
    return next((child for child in declaration.children if child.type == "modifiers"), None)


def has_modifier(declaration: Node, name: str) -> bool:
    found = modifiers(declaration)
    return found is not None and any(child.type == name for child in found.children)


def annotations_of(file: JavaFile, declaration: Node, *names: str) -> list[Node]:
    """Annotations written on this declaration itself, by simple name; all when no name is given."""
    found = modifiers(declaration)
    return [
        child
        for child in (found.named_children if found else [])
        if child.type in ("annotation", "marker_annotation")
        and (not names or simple_name(field_text(file, child, "name")) in names)
    ]


def arguments(call: Node) -> list[Node]:
    """Arguments of a call or annotation, comments left out."""
    found = call.child_by_field_name("arguments")
    return [c for c in found.named_children if c.type not in COMMENTS] if found else []


def pairs(file: JavaFile, annotation: Node) -> dict[str, Node]:
    """Values of an annotation by element name; a lone value is called `value`."""
    found: dict[str, Node] = {}
    for argument in arguments(annotation):
        if argument.type == "element_value_pair":
            found[field_text(file, argument, "key")] = field(argument, "value")
        else:
            found["value"] = argument
    return found


def elements(value: Node | None) -> list[Node]:
    """What an annotation's value lists, one value alone being a list of one."""
    if value is None:
        return []
    return list(value.named_children) if value.type == "element_value_array_initializer" else [value]


def chained(call: Node) -> Node | None:
    """The call made on this expression's result: of `a.b()` in `a.b().c()` it is `a.b().c()`."""
    above = call.parent
    if above is not None and above.type == "method_invocation" and above.child_by_field_name("object") == call:
        return above
    return None


def chain_after(call: Node) -> Iterator[Node]:
    """All calls chained on this one, inner first."""
    here = chained(call)
    while here is not None:
        yield here
        here = chained(here)


def chain_root(call: Node) -> Node:
    """What a chain of calls starts with: `http` of `http.a().b()`."""
    here = call
    while here.type == "method_invocation" and (found := here.child_by_field_name("object")) is not None:
        here = found
    return here


def chain_calls(call: Node) -> list[Node]:
    """Calls of the chain that ends with this one, first call first."""
    found: list[Node] = []
    here: Node | None = call
    while here is not None and here.type == "method_invocation":
        found.append(here)
        here = here.child_by_field_name("object")
    return found[::-1]


def dot_of(call: Node) -> int:
    """Byte offset of the dot before the called name. Raises KeyError when there is none."""
    for child in call.children:
        if child.type == ".":
            return child.start_byte
    raise KeyError("call without receiver")


def declared_type(file: JavaFile, node: Node) -> str:
    """Simple type of a variable, parameter or field, the nearest declaration above it in the file; "" unknown."""
    name = file.text(node).removeprefix("this.")
    found = ""
    for declared in file.walk(
        "local_variable_declaration", "field_declaration", "formal_parameter", "enhanced_for_statement"
    ):
        names = [declared, *(c for c in declared.named_children if c.type == "variable_declarator")]
        here = any(field_text(file, one, "name") == name for one in names)
        if here and (not found or declared.start_byte < node.start_byte):
            found = simple_name(field_text(file, declared, "type"))
    return found


def literal(file: JavaFile, node: Node) -> str | None:
    """What is between the quotes of a string literal, escapes as written; None for anything else."""
    if node.type != "string_literal":
        return None
    text = file.text(node)
    return text[1:-1] if not text.startswith('"""') else None


@dataclass(frozen=True)
class Constant:
    """A field whose value is one string literal, or an array or list of them."""

    values: tuple[str, ...]
    array: bool


def string_constants(file: JavaFile) -> dict[str, Constant]:
    """Fields made of string literals, by name."""
    found: dict[str, Constant] = {}
    for node in file.walk("field_declaration"):
        array = "[" in field_text(file, node, "type")
        for declarator in (c for c in node.named_children if c.type == "variable_declarator"):
            value = declarator.child_by_field_name("value")
            strings = list(file.walk("string_literal", under=value)) if value else []
            if strings:
                values = tuple(literal(file, s) or "" for s in strings)
                found[field_text(file, declarator, "name")] = Constant(values, array)
    return found
