"""Triggers of the project's own say the next time as an Instant, where Spring 5 took a Date."""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import arguments, declared_type, field, field_text, methods, simple_name
from shared.models import Wave

_OLD, _NEW = "nextExecutionTime", "nextExecution"
_CALLS = {"addTriggerTask": 1, "schedule": 1}
"""Argument of these calls that is a trigger."""
_SIMPLE = ("identifier", "method_invocation", "object_creation_expression", "field_access")


@fixer(
    "scheduling-triggers",
    title="Say the next execution of a trigger as an Instant",
    source="Spring Framework 6.0 Javadoc, Trigger: nextExecution takes the place of nextExecutionTime",
    wave=Wave.TYPES,
)
def scheduling_triggers(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"addTriggerTask(", b"nextExecutionTime("):
        file = case.project.java(path)
        if b"org.springframework.scheduling" not in file.source:
            continue
        edit = file.edit()
        for body in _bodies(edit):
            _answers(edit, body)
        if edit:
            yield Change(path, edit.result(), "Spring 6 asks a trigger for an Instant")


def _bodies(edit: JavaEdit) -> Iterator[Node]:
    """What computes the next time: bodies of lambdas given as triggers, and of methods that implement Trigger's."""
    file = edit.file
    for call in file.calls(*_CALLS):
        given = arguments(call)[_CALLS[field_text(file, call, "name")] :]
        if given and given[0].type == "lambda_expression" and len(_names(given[0])) == 1:
            yield field(given[0], "body")
    for cls in (*file.walk("class_declaration"), *file.walk("object_creation_expression")):
        for method in methods(file, cls, _OLD):
            kind = method.child_by_field_name("type")
            if kind is None or file.text(kind) not in ("Date", "java.util.Date"):
                continue
            edit.replace(kind, "Instant")
            edit.replace(field(method, "name"), _NEW)
            edit.add_import("java.time.Instant")
            yield field(method, "body")


def _names(lambda_: Node) -> list[Node]:
    given = field(lambda_, "parameters")
    return [given] if given.type == "identifier" else list(given.named_children)


def _answers(edit: JavaEdit, body: Node) -> None:
    if body.type != "block":
        _answer(edit, body, body)
        return
    for statement in edit.file.walk("return_statement", under=body):
        if statement.named_children and not _is_inner(statement, body):
            _answer(edit, statement.named_children[0], body)


def _is_inner(node: Node, body: Node) -> bool:
    """The return belongs to a lambda or class inside."""
    above = node.parent
    while above is not None and above != body:
        if above.type in ("lambda_expression", "class_body"):
            return True
        above = above.parent
    return False


def _answer(edit: JavaEdit, node: Node, body: Node) -> None:
    file = edit.file
    if _asks(file, node):
        edit.replace(field(node, "name"), _NEW)
    elif node.type == "identifier" and (declared := _declared(file, file.text(node), body)) is not None:
        kind, call = declared
        if not edit.splices.covers(kind.start_byte, kind.end_byte):
            edit.replace(kind, "Instant")
            edit.replace(field(call, "name"), _NEW)
            edit.add_import("java.time.Instant")
    elif node.type in _SIMPLE and not _is_instant(file, node):
        edit.insert(node.end_byte, ".toInstant()")


def _is_instant(file: JavaFile, node: Node) -> bool:
    """As code for Spring 6 has it."""
    called = field_text(file, node, "name") if node.type == "method_invocation" else ""
    return (
        called in (_NEW, "toInstant")
        or file.text(node).startswith("Instant.")
        or (node.type == "identifier" and declared_type(file, node) == "Instant")
    )


def _asks(file: JavaFile, node: Node) -> bool:
    return node.type == "method_invocation" and field_text(file, node, "name") == _OLD


def _declared(file: JavaFile, name: str, body: Node) -> tuple[Node, Node] | None:
    """Type and initial value of a variable that another trigger's answer goes into."""
    for declaration in file.walk("local_variable_declaration", under=body):
        kind = field(declaration, "type")
        for declarator in (c for c in declaration.named_children if c.type == "variable_declarator"):
            value = declarator.child_by_field_name("value")
            known = field_text(file, declarator, "name") == name and simple_name(file.text(kind)) in ("Date",)
            if known and value is not None and _asks(file, value):
                return kind, value
    return None
