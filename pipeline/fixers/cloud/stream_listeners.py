"""@StreamListener methods as service activators; several of one channel, or one with a condition, behind a router."""

from dataclasses import dataclass

from tree_sitter import Node

from pipeline.fixers.cloud.stream_channels import Unclear, home_of, method_name, target_of, uses, value_of
from pipeline.fixers.cloud.stream_writing import BEAN
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.splice import deeper, indent_at, newline_of
from pipeline.sources.syntax import (
    ancestor,
    annotations_of,
    elements,
    field,
    field_text,
    formal_parameters,
    has_modifier,
    pairs,
    simple_name,
)

_ACTIVATOR = "org.springframework.integration.annotation.ServiceActivator"
_ROUTER = "org.springframework.integration.router.RecipientListRouter"
_UNSURE = ("Object", "Flux", "Mono", "KStream", "KTable", "GlobalKTable")


@dataclass(frozen=True)
class _Listener:
    edit: JavaEdit
    annotation: Node
    method: Node
    cls: Node
    target: Node

    @property
    def condition(self) -> str | None:
        given = pairs(self.edit.file, self.annotation).get("condition")
        return self.edit.file.text(given) if given is not None else None


def listeners(edits: dict[str, JavaEdit], known: dict[str, str]) -> None:
    """Rewrites all of the module, which share its channels."""
    by_channel: dict[str, list[_Listener]] = {}
    for edit in edits.values():
        for annotation in edit.file.annotations("StreamListener"):
            if uses(edit.file, "StreamListener"):
                one = _read(edit, annotation)
                by_channel.setdefault(value_of(edit.file, one.target, known), []).append(one)
    for channel, found in by_channel.items():
        if len(found) == 1 and found[0].condition is None:
            _activate(found[0], found[0].edit.file.text(found[0].target))
        else:
            _route(channel, found)


def _read(edit: JavaEdit, annotation: Node) -> _Listener:
    file, method = edit.file, home_of(annotation)
    cls = ancestor(method, "class_declaration", "interface_declaration")
    if method.type != "method_declaration" or cls is None or cls.type != "class_declaration":
        raise Unclear("a listener that is no method of a class")
    if has_modifier(method, "private") or has_modifier(method, "static") or not field(method, "body"):
        raise Unclear("a method that Spring Integration may not call")
    _check_parameters(file, method)
    return _Listener(edit, annotation, method, cls, target_of(file, annotation))


def _check_parameters(file: JavaFile, method: Node) -> None:
    """Leaves what 4.x converts otherwise, and what is bound rather than handed over."""
    given = formal_parameters(method)
    kinds = [simple_name(field_text(file, one, "type")) for one in given]
    generics = {file.text(one) for one in file.walk("type_parameter", under=method)}
    if not given or set(kinds) & {*_UNSURE, *generics}:
        raise Unclear("a parameter that 4.x may convert otherwise")
    if any(annotations_of(file, one, "Input", "Output") for one in given):
        raise Unclear("a channel as a parameter")
    if "Message" in kinds and any(annotations_of(file, one, "Payload") for one in given):
        raise Unclear("a payload beside its message, which Spring Integration refuses")


def _output(file: JavaFile, method: Node) -> list[Node]:
    """@SendTo and @Output, of which a method that returns something has one."""
    found = annotations_of(file, method, "SendTo", "Output")
    if len(found) != (field_text(file, method, "type") != "void"):
        raise Unclear("an answer without one channel")
    return found


def _activate(one: _Listener, channel: str) -> None:
    edit, file = one.edit, one.edit.file
    given = f"inputChannel = {channel}"
    for annotation in _output(file, one.method):
        values = elements(pairs(file, annotation).get("value"))
        if len(values) != 1:
            raise Unclear("several channels for an answer")
        given += f", outputChannel = {file.text(values[0])}"
        edit.delete_annotation(annotation)
    edit.replace(one.annotation, f"@{edit.type_name(_ACTIVATOR)}({given})")
    for parameter in formal_parameters(one.method):
        kind = field(parameter, "type")
        if file.text(kind).replace(" ", "") in ("Message<?>", "Message<Object>"):
            edit.replace(kind, "Message")


def _route(channel: str, found: list[_Listener]) -> None:
    """A router hands each message to those whose condition it meets, as the listeners' dispatcher did."""
    first = found[0]
    edit, file = first.edit, first.edit.file
    names = [method_name(file, one.method) for one in found]
    if len({one.cls.id for one in found}) > 1 or first.edit is not found[-1].edit or len(set(names)) < len(names):
        raise Unclear("listeners of one channel in several classes")
    owner = field_text(file, first.cls, "name")
    lines = [
        f"@{edit.type_name(BEAN)}",
        f"@{edit.type_name(_ACTIVATOR)}(inputChannel = {file.text(first.target)})",
        f"static {edit.type_name(_ROUTER)} {names[0]}Router() {{",
        "\tRecipientListRouter router = new RecipientListRouter();",
        '\trouter.setDefaultOutputChannelName("nullChannel");',
    ]
    for one, name in zip(found, names, strict=True):
        if one.condition and any(mark in one.condition for mark in ("${", "#{")):
            raise Unclear("a condition that the environment completes")
        if _output(file, one.method) and len(found) > 1:
            raise Unclear("answers of several listeners")
        recipient = f'"{owner[:1].lower()}{owner[1:]}.{name}"'
        lines.append(f"\trouter.addRecipient({recipient}{f', {one.condition}' if one.condition else ''});")
        _activate(one, recipient)
    _insert(edit, first.method, [*lines, "\treturn router;", "}"])


def _insert(edit: JavaEdit, method: Node, lines: list[str]) -> None:
    source = edit.file.source
    indent, line = indent_at(source, method.start_byte), newline_of(source)
    step = deeper(indent).removeprefix(indent)
    text = f"{line}{indent}".join(one.replace("\t", step) for one in lines)
    edit.insert(method.start_byte, f"{text}{line}{line}{indent}")
