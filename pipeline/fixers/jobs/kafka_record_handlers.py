"""Spring Kafka 3: what an error handler does about one record, and what sees each record before its listener.

`handleRecord` of a CommonErrorHandler is `handleOne`, which says that the record is dealt with: after it the container
went on with the next record, as it does where `handleOne` is true. Its default did nothing; that of `handleOne` logs.
Left: calls on a handler of another class (`renamed-methods` follows what javac names).
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.types.supertypes import types_above
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import (
    ancestor,
    arguments,
    body_of,
    field,
    field_text,
    formal_parameters,
    methods,
    superclass,
)
from pipeline.sources.ways_out import return_everywhere
from shared.models import Wave

_LISTENER = "org.springframework.kafka.listener"
_HANDLERS = {
    f"{_LISTENER}.{name}" for name in ("CommonErrorHandler", "DefaultErrorHandler", "CommonLoggingErrorHandler")
}
_IDLE = ("CommonErrorHandler", "DefaultErrorHandler")
"""Their `handleRecord` did nothing."""
_INTERCEPTOR = "RecordInterceptor"
_NESTED = ("lambda_expression", "method_declaration")


@fixer(
    "kafka-record-handlers",
    title="Handle one failed record by CommonErrorHandler.handleOne",
    source="Spring for Apache Kafka 2.9 Javadoc: handleRecord and remainingRecords are deprecated in favour of "
    "handleOne and seeksAfterHandling; 3.0 removed them",
    wave=Wave.TYPES,
)
def kafka_record_handlers(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"handleRecord", b"remainingRecords"):
        edit = case.project.java(path).edit()
        for cls in edit.file.walk("class_declaration", "object_creation_expression"):
            if body_of(cls) is not None and not types_above(case.project, edit.file, cls).isdisjoint(_HANDLERS):
                _handle(edit, cls)
        if edit:
            yield Change(path, edit.result(), "Spring Kafka 3 calls handleOne for a record, and seeksAfterHandling")


def _handle(edit: JavaEdit, cls: Node) -> None:
    file = edit.file
    for method in methods(file, cls, "handleRecord"):
        new = any(len(formal_parameters(m)) == 4 for m in methods(file, cls, "handleOne"))
        body = method.child_by_field_name("body")
        if len(formal_parameters(method)) == 4 and field_text(file, method, "type") == "void" and body and not new:
            edit.replace(field(method, "type"), "boolean")
            edit.replace(field(method, "name"), "handleOne")
            return_everywhere(edit, method, body, "true")
            for call in file.calls("handleRecord", under=cls):
                _call(edit, cls, call)
    for method in methods(file, cls, "remainingRecords"):
        if not formal_parameters(method) and not methods(file, cls, "seeksAfterHandling"):
            edit.replace(field(method, "name"), "seeksAfterHandling")
            for call in file.calls("remainingRecords", under=cls):
                if _is_own(file, call):
                    edit.replace(field(call, "name"), "seeksAfterHandling")


def _call(edit: JavaEdit, cls: Node, call: Node) -> None:
    file = edit.file
    if len(arguments(call)) != 4 or not _is_own(file, call):
        return
    owner = field_text(file, call, "object") or superclass(file, cls)
    idle = superclass(file, cls) if owner == "super" else owner
    above = call.parent
    nothing = any(child.type == "super" for child in call.children) and idle in _IDLE
    if nothing and above is not None and above.type == "expression_statement":
        edit.delete(above)
    else:
        edit.replace(field(call, "name"), "handleOne")


def _is_own(file: JavaFile, call: Node) -> bool:
    return field_text(file, call, "object") in ("", "this", "super") or any(c.type == "super" for c in call.children)


@fixer(
    "kafka-interceptor-lambdas",
    title="Take the consumer in lambdas that intercept Kafka's records",
    source="Spring for Apache Kafka 3.0 Javadoc: RecordInterceptor.intercept(ConsumerRecord, Consumer) is its one "
    "abstract method",
    wave=Wave.TYPES,
)
def kafka_interceptor_lambdas(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(_INTERCEPTOR.encode()):
        edit = case.project.java(path).edit()
        for function in edit.file.walk("lambda_expression"):
            taken = field(function, "parameters")
            if not _intercepts(edit.file, function) or (taken.type != "identifier" and taken.named_child_count != 1):
                continue
            used = {edit.file.text(node) for node in edit.file.walk("identifier", under=function)}
            name = "consumer" if "consumer" not in used else "itsConsumer"
            if taken.type == "identifier":
                edit.replace(taken, f"({edit.file.text(taken)}, {name})")
            elif taken.type == "inferred_parameters":
                edit.insert(taken.end_byte - 1, f", {name}")
        if edit:
            yield Change(path, edit.result(), "RecordInterceptor is given the consumer, too")


def _intercepts(file: JavaFile, function: Node) -> bool:
    """A lambda that is set as an interceptor, or is a variable's or a method's value of that type."""
    above = function.parent
    if above is None or above.parent is None:
        return False
    if above.type == "argument_list":
        return field_text(file, above.parent, "name") == "setRecordInterceptor"
    if above.type == "variable_declarator":
        return field_text(file, above.parent, "type").partition("<")[0] == _INTERCEPTOR
    method = ancestor(function, *_NESTED) if above.type == "return_statement" else None
    return method is not None and field_text(file, method, "type").partition("<")[0] == _INTERCEPTOR
