"""CompletableFuture from what sends, in Spring Kafka 3 and Spring AMQP 3.

Source: Spring for Apache Kafka 3.0 reference, "What's New"; Spring AMQP 3.0 reference, the same; catalogue G06.
Spring's ListenableFutureCallback is there until Spring 7, Kafka's KafkaSendCallback and KafkaFailureCallback are not.
"""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.jobs.future_callbacks import Branch, names_for, outcomes, superclass_of
from pipeline.fixers.jobs.future_mocks import mocked
from pipeline.sources.java import JavaEdit
from pipeline.sources.project import Change
from pipeline.sources.splice import deeper, indent_at, newline_of
from pipeline.sources.syntax import ancestor, arguments, declared_type, dot_of, field, field_text
from shared.models import Wave

_FUTURES = "org.springframework.util.concurrent"
_COMPLETABLE = "java.util.concurrent.CompletableFuture"
_ASYNC = "org.springframework.scheduling.annotation.AsyncResult"
_WITH_FUTURES = (b"org.springframework.kafka", b"org.springframework.amqp")
"""Also CorrelationData.getFuture() and AsyncRabbitTemplate are CompletableFutures since Spring AMQP 3."""
_OTHER_FUTURES = (b"AsyncRestTemplate", b"submitListenable", b"ListenableFutureTask")
"""Where nothing else makes them, the project's other types hand on those of Kafka and AMQP."""
_COMPLETED = {"set": "complete", "setException": "completeExceptionally"}
_MADE = {"forValue": "completedFuture", "forExecutionException": "failedFuture"}
_STATEMENTS = ("expression_statement", "local_variable_declaration", "return_statement")


@fixer(
    "kafka-futures",
    title="Chain on the CompletableFuture that KafkaTemplate and Spring AMQP return",
    source="Spring for Apache Kafka 3.0 and Spring AMQP 3.0 reference, What's New; catalogue G06",
    wave=Wave.TYPES,
)
def kafka_futures(case: Case) -> Iterator[Change]:
    paths = case.project.java_paths(b"ListenableFuture", b"addCallback", b".completable()")
    theirs = [path for path in paths if any(library in case.project.read(path) for library in _WITH_FUTURES)]
    others = any(maker in case.project.read(path) for path in paths for maker in _OTHER_FUTURES)
    reached = paths if theirs and not others else theirs
    for path in reached:
        edit = case.project.java(path).edit()
        for call in () if mocked(edit) else edit.file.calls("addCallback"):
            _callback(edit, call)
        _others(edit)
        for node in edit.file.types_named("ListenableFuture", "SettableListenableFuture"):
            edit.replace(node, "CompletableFuture")
        for index, item in enumerate(edit.file.imports if edit else ()):
            if item.name in (f"{_FUTURES}.ListenableFuture", f"{_FUTURES}.SettableListenableFuture"):
                edit.imports.remove(index)
                edit.add_import(_COMPLETABLE)
            elif item.wildcard and item.name == _FUTURES and edit.file.types_named("ListenableFuture"):
                edit.add_import(_COMPLETABLE)
        if edit:
            yield Change(path, edit.result(), "what is sent gives a CompletableFuture in Spring Kafka 3 and AMQP 3")


def _others(edit: JavaEdit) -> None:
    """Futures that are completed by hand, that are made of a value for @Async, or that were no CompletableFuture."""
    file = edit.file
    for call in file.calls(*_COMPLETED):
        receiver = call.child_by_field_name("object")
        if receiver is not None and declared_type(file, receiver) == "SettableListenableFuture":
            edit.replace(field(call, "name"), _COMPLETED[field_text(file, call, "name")])
    for call in file.calls("completable"):
        if call.child_by_field_name("object") is not None and not arguments(call):
            edit.splices.delete(dot_of(call), call.end_byte)
    if file.types_named("ListenableFuture") and file.imported(_ASYNC):
        for made in file.walk("object_creation_expression"):
            if file.text(field(made, "type")).partition("<")[0] == "AsyncResult":
                edit.splices.replace(made.start_byte, field(made, "arguments").start_byte,
                                     f"{edit.type_name(_COMPLETABLE)}.completedFuture")  # fmt: skip
        for call in file.calls(*_MADE):
            if field_text(file, call, "object") == "AsyncResult":
                edit.replace(field(call, "object"), edit.type_name(_COMPLETABLE))
                edit.replace(field(call, "name"), _MADE[field_text(file, call, "name")])


def _callback(edit: JavaEdit, call: Node) -> None:
    values = arguments(call)
    found = outcomes(edit.file, call, values)
    if found is not None:
        _chain(edit, call, *found)
    elif len(values) == 1 and values[0].type != "lambda_expression":
        _object(edit, call, values[0])


def _object(edit: JavaEdit, call: Node, value: Node) -> None:
    """A callback that is an object of its own stays one; it is made once, before what is sent."""
    file, statement = edit.file, ancestor(call, *_STATEMENTS)
    kind = superclass_of(file, value)
    result, failure, variable = names_for(file, call)
    name = file.text(value)
    if value.type not in ("identifier", "this", "field_access"):
        apart = statement is not None and statement.parent is not None and statement.parent.type == "block"
        if statement is None or not apart or kind == "KafkaSendCallback" or "<>" in name.partition("(")[0]:
            return
        newline, indent = newline_of(file.source), indent_at(file.source, statement.start_byte)
        edit.insert(statement.start_byte, f"var {variable} = {name};{newline}{indent}")
        name = variable
    good, bad = (Branch(n, f"{{ {name}.{m}({n}); }}") for n, m in ((result, "onSuccess"), (failure, "onFailure")))
    _chain(edit, call, good, bad)


def _chain(edit: JavaEdit, call: Node, good: Branch, bad: Branch) -> None:
    """One `whenComplete` with a branch for each outcome."""
    newline, indent = newline_of(edit.file.source), indent_at(edit.file.source, field(call, "name").start_byte)
    inner, error, body = deeper(indent), bad.name, bad.body
    if bad.of_kafka:
        error = next(n for n in ("failure", "thrown", "failed", "cause") if n not in (good.name, bad.name))
        kind = edit.type_name("org.springframework.kafka.core.KafkaProducerException")
        cast = f"{kind} {bad.name} = ({kind}) {error};"
        one_line = "\n" not in body
        body = f"{{ {cast}{body[1:]}" if one_line else _with_first(body, cast, newline)
    done, undone = (_indented(b, inner, newline) for b in (good.body, body))
    text = (f"({good.name}, {error}) -> {{{newline}{inner}if ({error} == null) {done} else {undone}"
            f"{newline}{indent}}}")  # fmt: skip
    edit.replace(field(call, "name"), "whenComplete")
    edit.replace(field(call, "arguments"), f"({text})")


def _with_first(block: str, statement: str, newline: str) -> str:
    lines = re.split(r"\r?\n", block)
    like = next((line for line in lines[1:] if line.strip()), "")
    extra = "    " if like is lines[-1] else ""
    return newline.join([lines[0], like[: len(like) - len(like.lstrip())] + extra + statement, *lines[1:]])


def _indented(block: str, indent: str, newline: str) -> str:
    """A block whose closing brace stands at `indent`, its lines moved with it."""
    lines = re.split(r"\r?\n", block)
    old = lines[-1][: len(lines[-1]) - len(lines[-1].lstrip())]
    return newline.join([lines[0], *(indent + line.removeprefix(old) if line.strip() else "" for line in lines[1:])])
