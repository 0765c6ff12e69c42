"""RabbitTemplate's ReturnCallback took five arguments; ReturnsCallback takes one ReturnedMessage that has them."""

import re
from collections.abc import Iterator, Sequence

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.splice import indent_at, newline_of
from pipeline.sources.syntax import arguments, field, methods, parameters
from shared.models import Wave

_CORE = "org.springframework.amqp.core"
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
        for call in file.calls("setReturnCallback"):
            if len(arguments(call)) == 1 and _taken(edit, arguments(call)[0]):
                edit.replace(field(call, "name"), "setReturnsCallback")
        if edit:
            yield Change(path, edit.result(), "returned messages come as one object")


def _class(edit: JavaEdit, cls: Node, interfaces: Node) -> None:
    """A class that is the callback: its method gets the one parameter and takes the old ones from it."""
    file = edit.file
    for method in methods(file, cls, "returnedMessage"):
        names = [name for _, name in parameters(file, method)]
        if len(names) == len(_PARTS):
            edit.replace(field(method, "parameters"), "(ReturnedMessage returned)")
            _unpack(edit, field(method, "body"), names)
            edit.replace(interfaces, _INTERFACE.sub(lambda m: f"{m[1] or ''}ReturnsCallback", file.text(interfaces)))
            edit.add_import(f"{_CORE}.ReturnedMessage")


def _taken(edit: JavaEdit, given: Node) -> bool:
    """A lambda is rewritten; a variable or `this` is a callback whose class is."""
    if given.type != "lambda_expression":
        return given.type in ("identifier", "this")
    names = [edit.file.text(node) for node in edit.file.walk("identifier", under=field(given, "parameters"))]
    body = field(given, "body")
    if len(names) != len(_PARTS) or body.type != "block":
        return False
    edit.replace(field(given, "parameters"), "returned")
    _unpack(edit, body, names)
    return True


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
