"""What a module says with Spring Cloud Stream's annotations: binding interfaces, their channels, names of constants.

Whatever cannot be read for certain raises Unclear: the module is left to a person.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tree_sitter import Node

from pipeline.sources.java import JavaFile
from pipeline.sources.project import Project
from pipeline.sources.syntax import (
    annotations_of,
    elements,
    extended,
    field,
    field_text,
    formal_parameters,
    has_modifier,
    literal,
    members,
    pairs,
    simple_name,
)

ANNOTATION = "org.springframework.cloud.stream.annotation"
MESSAGING = "org.springframework.cloud.stream.messaging"
BUILT_IN = {"Sink": ("input",), "Source": ("output",), "Processor": ("input", "output")}
"""Interfaces that Spring Cloud Stream brought along, each with its channels, which are named like the methods."""
_CHANNELS = ("SubscribableChannel", "MessageChannel")


class Unclear(Exception):
    """The module uses the annotations in a way that has no sure counterpart."""


@dataclass(frozen=True)
class Channel:
    """One method of a binding interface. `name` is an expression of Java: `IN` or `"orders-in"`."""

    method: str
    name: str
    input: bool
    kind: str


@dataclass(frozen=True)
class Bindings:
    """An interface of the project with @Input and @Output."""

    path: str
    node: Node
    channels: tuple[Channel, ...]


def uses(file: JavaFile, name: str) -> bool:
    """The file means the annotation of Spring Cloud Stream by this name."""
    return file.imported(f"{ANNOTATION}.{name}")


def binding_interfaces(project: Project, paths: Sequence[str]) -> dict[str, Bindings]:
    """By qualified name, nested ones as `package.Outer.Inner`."""
    found: dict[str, Bindings] = {}
    for path in paths:
        file = project.java(path)
        for node in file.walk("interface_declaration"):
            if channels := tuple(_channels(file, node)):
                found[qualified(file, node)] = Bindings(path, node, channels)
    return found


def _channels(file: JavaFile, interface: Node) -> Iterator[Channel]:
    declared = members(interface, "method_declaration")
    marked = {m.id: a for m in declared for a in annotations_of(file, m, "Input", "Output") if _is_ours(file, a)}
    if not marked:
        return
    if extended(interface) or interface.child_by_field_name("type_parameters") is not None:
        raise Unclear("a binding interface that extends others")
    for method in declared:
        annotation = marked.get(method.id)
        if annotation is None:
            if method.child_by_field_name("body") is None:
                raise Unclear("a method without annotation")
            continue
        kind, name = field_text(file, method, "type"), field_text(file, method, "name")
        if kind not in _CHANNELS or formal_parameters(method):
            raise Unclear(f"{kind} is bound in a way of its own")
        value = pairs(file, annotation).get("value")
        yield Channel(name, file.text(value) if value else f'"{name}"', _named(file, annotation) == "Input", kind)


def _is_ours(file: JavaFile, annotation: Node) -> bool:
    return uses(file, _named(file, annotation))


def _named(file: JavaFile, annotation: Node) -> str:
    return simple_name(field_text(file, annotation, "name"))


def qualified(file: JavaFile, node: Node) -> str:
    names = [field_text(file, node, "name")]
    above = node.parent
    while above is not None:
        if (name := above.child_by_field_name("name")) is not None and above.type.endswith("_declaration"):
            names.append(file.text(name))
        above = above.parent
    return ".".join([*([file.package] if file.package else []), *reversed(names)])


def meanings(file: JavaFile, text: str, around: Node) -> Iterator[str]:
    """Qualified names that a type named here may have, the likeliest first."""
    first, dot, rest = text.partition(".")
    yield from (i.name + dot + rest for i in file.imports if i.simple == first and not i.static and not i.wildcard)
    here: Node | None = around
    while here is not None:
        if here.type in ("class_declaration", "interface_declaration"):
            yield f"{qualified(file, here)}.{text}"
        here = here.parent
    yield f"{file.package}.{text}" if file.package else text
    yield from (f"{i.name}.{text}" for i in file.imports if i.wildcard and not i.static)
    yield text


def constants(project: Project, paths: Sequence[str]) -> dict[str, str]:
    """Values of string constants of the module by qualified name."""
    found = {f"{MESSAGING}.{type}.{name.upper()}": name for type, names in BUILT_IN.items() for name in names}
    for path in paths:
        file = project.java(path)
        for declared in file.walk("field_declaration", "constant_declaration"):
            owner = declared.parent.parent if declared.parent else None
            if owner is None or owner.type not in ("class_declaration", "interface_declaration"):
                continue
            if owner.type == "class_declaration" and not has_modifier(declared, "final"):
                continue
            for one in (c for c in declared.named_children if c.type == "variable_declarator"):
                value = one.child_by_field_name("value")
                if value is not None and (text := literal(file, value)) is not None:
                    found[f"{qualified(file, owner)}.{field_text(file, one, 'name')}"] = text
    return found


def value_of(file: JavaFile, node: Node, known: dict[str, str]) -> str:
    """The string that an annotation's value stands for."""
    if (text := literal(file, node)) is not None:
        return text
    name = file.text(node)
    static = [i.name if not i.wildcard else f"{i.name}.{name}" for i in file.imports if i.static]
    for meaning in [*(s for s in static if s.endswith(f".{name}")), *meanings(file, name, node)]:
        if meaning in known:
            return known[meaning]
    raise Unclear(f"the value of {name}")


def target_of(file: JavaFile, listener: Node) -> Node:
    """The element of @StreamListener that names the channel."""
    given = pairs(file, listener)
    if set(given) - {"value", "target", "condition"} or len(given.keys() & {"value", "target"}) != 1:
        raise Unclear("copyHeaders, or no channel")
    return given.get("value") or given["target"]


def home_of(annotation: Node) -> Node:
    """What an annotation is written on. Raises Unclear for anything but a declaration with modifiers."""
    above = annotation.parent.parent if annotation.parent and annotation.parent.type == "modifiers" else None
    if above is None:
        raise Unclear("an annotation on something else")
    return above


def named_classes(file: JavaFile, annotation: Node) -> list[str]:
    """`X` and `Y` of `@EnableBinding({X.class, Y.class})`."""
    nodes = elements(pairs(file, annotation).get("value"))
    if any(node.type != "class_literal" for node in nodes):
        raise Unclear("classes named in another way")
    return [file.text(node.named_children[0]) for node in nodes]


def method_name(file: JavaFile, method: Node) -> str:
    return file.text(field(method, "name"))
