"""RabbitTemplate's ReturnCallback took five arguments; ReturnsCallback takes one ReturnedMessage that has them."""

import re
from collections.abc import Iterator, Sequence

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.splice import indent_at, newline_of
from pipeline.sources.syntax import arguments, body_of, field, field_text, methods, parameters
from shared.models import Wave

_CORE = "org.springframework.amqp.core"
_TEMPLATE = "org.springframework.amqp.rabbit.core.RabbitTemplate"
_PARTS = (
    ("Message", "getMessage"),
    ("int", "getReplyCode"),
    ("String", "getReplyText"),
    ("String", "getExchange"),
    ("String", "getRoutingKey"),
)
_INTERFACE = re.compile(r"\b(RabbitTemplate\.)?ReturnCallback\b")


@fixer(
    "rabbit-returns",
    title="Take returned messages as Spring AMQP 3 hands them over",
    source="Spring AMQP 2.3 What's New (ReturnsCallback), 3.0: the deprecated ReturnCallback is gone",
    wave=Wave.TYPES,
)
def rabbit_returns(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"ReturnCallback"):
        file = case.project.java(path)
        edit = file.edit()
        for cls in file.walk("class_declaration"):
            interfaces = cls.child_by_field_name("interfaces")
            if interfaces is not None and _INTERFACE.search(file.text(interfaces)):
                _class(edit, cls, interfaces)
        for made in file.walk("object_creation_expression"):
            if body_of(made) is not None and _INTERFACE.fullmatch(field_text(file, made, "type")):
                _class(edit, made, field(made, "type"))
        for call in file.calls("setReturnCallback"):
            if len(arguments(call)) == 1 and _taken(edit, arguments(call)[0]):
                edit.replace(field(call, "name"), "setReturnsCallback")
        edit.rename_import(f"{_TEMPLATE}.ReturnCallback", f"{_TEMPLATE}.ReturnsCallback")
        if edit:
            yield Change(path, edit.result(), "returned messages come as one object")


def _class(edit: JavaEdit, cls: Node, interfaces: Node) -> None:
    """A class, named or not, that is the callback: its method takes the old parameters from the one that it gets."""
    file = edit.file
    for method in methods(file, cls, "returnedMessage"):
        names = [name for _, name in parameters(file, method)]
        if len(names) == len(_PARTS):
            edit.replace(field(method, "parameters"), "(ReturnedMessage returned)")
            _unpack(edit, field(method, "body"), names)
            edit.replace(interfaces, _INTERFACE.sub(lambda m: f"{m[1] or ''}ReturnsCallback", file.text(interfaces)))
            edit.add_import(f"{_CORE}.ReturnedMessage")


def _taken(edit: JavaEdit, given: Node) -> bool:
    """A lambda or a method reference is rewritten; anything else is a callback whose class is."""
    file = edit.file
    if given.type == "method_reference":
        values = ", ".join(f"returned.{getter}()" for _, getter in _PARTS)
        edit.replace(given, f"returned -> {file.text(given.children[0])}.{file.text(given.children[-1])}({values})")
        return True
    if given.type != "lambda_expression":
        return given.type in ("identifier", "this", "object_creation_expression")
    names = [file.text(node) for node in file.walk("identifier", under=field(given, "parameters"))]
    if len(names) != len(_PARTS):
        return False
    edit.replace(field(given, "parameters"), "returned")
    body = field(given, "body")
    if body.type == "block":
        _unpack(edit, body, names)
    else:
        getters = dict(zip(names, (getter for _, getter in _PARTS), strict=True))
        for node in file.walk("identifier", under=body):
            if file.text(node) in getters and not _is_name_of_member(node):
                edit.replace(node, f"returned.{getters[file.text(node)]}()")
    return True


def _is_name_of_member(node: Node) -> bool:
    """What stands behind a dot, or is called."""
    above = node.parent
    return above is not None and node in (above.child_by_field_name("name"), above.child_by_field_name("field"))


def _unpack(edit: JavaEdit, body: Node, names: Sequence[str]) -> None:
    """Declares the old parameters that the body uses at its start."""
    file = edit.file
    used = {file.text(node) for node in file.walk("identifier", under=body)}
    wanted = [(kind, name, getter) for (kind, getter), name in zip(_PARTS, names, strict=True) if name in used]
    inner = _inner(file, body)
    for kind, name, getter in wanted:
        edit.insert(body.start_byte + 1, f"{newline_of(file.source)}{inner}{kind} {name} = returned.{getter}();")
    if any(kind == "Message" for kind, _, _ in wanted):
        edit.add_import(f"{_CORE}.Message")


def _inner(file: JavaFile, body: Node) -> str:
    statements = [s for s in body.named_children if s.start_point[0] > body.start_point[0]]
    return indent_at(file.source, statements[0].start_byte) if statements else indent_at(file.source, body.start_byte)
