"""Spring Kafka 3: CompletableFuture from send, one kind of error handler.

Source: Spring for Apache Kafka 3.0 reference, "What's New" (CompletableFuture) and 2.8 (CommonErrorHandler); G06, G07.
"""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.types.type_renames import rename_types
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.splice import deeper, indent_at, newline_of
from pipeline.sources.syntax import arguments, declared_type, field, field_text, methods, parameters
from shared.models import Wave

_LISTENER = "org.springframework.kafka.listener"
_HANDLERS = {
    f"{_LISTENER}.SeekToCurrentErrorHandler": f"{_LISTENER}.DefaultErrorHandler",
    f"{_LISTENER}.SeekToCurrentBatchErrorHandler": f"{_LISTENER}.DefaultErrorHandler",
    f"{_LISTENER}.RecoveringBatchErrorHandler": f"{_LISTENER}.DefaultErrorHandler",
    f"{_LISTENER}.RetryingBatchErrorHandler": f"{_LISTENER}.DefaultErrorHandler",
    f"{_LISTENER}.LoggingErrorHandler": f"{_LISTENER}.CommonLoggingErrorHandler",
    f"{_LISTENER}.BatchLoggingErrorHandler": f"{_LISTENER}.CommonLoggingErrorHandler",
    f"{_LISTENER}.ContainerStoppingErrorHandler": f"{_LISTENER}.CommonContainerStoppingErrorHandler",
    f"{_LISTENER}.ContainerStoppingBatchErrorHandler": f"{_LISTENER}.CommonContainerStoppingErrorHandler",
}
_TEST = "org.springframework.kafka.test"
_HEADERS = "org.springframework.kafka.support.KafkaHeaders"
_CONSTANTS = {
    "MESSAGE_KEY": "KEY",
    "PARTITION_ID": "PARTITION",
    "RECEIVED_MESSAGE_KEY": "RECEIVED_KEY",
    "RECEIVED_PARTITION_ID": "RECEIVED_PARTITION",
}
_FUTURES = "org.springframework.util.concurrent"
_WITH_FUTURES = (b"org.springframework.kafka", b"org.springframework.amqp")
"""Also CorrelationData.getFuture() and AsyncRabbitTemplate are CompletableFutures since Spring AMQP 3."""
_OTHER_FUTURES = (b"AsyncResult", b"AsyncRestTemplate", b"submitListenable", b"ListenableFutureTask")
"""Where nothing else makes them, the project's other types hand on those of Kafka and AMQP."""
_COMPLETED = {"set": "complete", "setException": "completeExceptionally"}
_SETTERS = {
    "setErrorHandler": "setCommonErrorHandler",
    "setBatchErrorHandler": "setCommonErrorHandler",
    "addNotRetryableException": "addNotRetryableExceptions",
}


@fixer(
    "kafka-error-handlers",
    title="Use DefaultErrorHandler and its kin",
    source="Spring for Apache Kafka 2.8 reference, migrating to CommonErrorHandler; catalogue G07",
    wave=Wave.IMPORTS,
)
def kafka_error_handlers(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(*(name.rpartition(".")[2].encode() for name in _HANDLERS)):
        before = case.project.java(path)
        if not any(before.imported(name) for name in _HANDLERS):
            continue
        file = JavaFile(rename_types(before, _HANDLERS))
        edit = file.edit()
        for call in file.calls(*_SETTERS):
            edit.replace(field(call, "name"), _SETTERS[field_text(file, call, "name")])
        yield Change(path, edit.result(), "Spring Kafka 3 has only CommonErrorHandler")


@fixer(
    "embedded-kafka-brokers",
    title="Make embedded brokers of the class that has ZooKeeper",
    source="Spring for Apache Kafka 3.1 reference, What's New: EmbeddedKafkaBroker is an interface",
    wave=Wave.TEST_COMPILE,
)
def embedded_kafka_brokers(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"new EmbeddedKafkaBroker("):
        edit = case.project.java(path).edit()
        for node in edit.file.walk("object_creation_expression"):
            made = field(node, "type")
            if edit.file.text(made) == "EmbeddedKafkaBroker" and edit.file.imported(f"{_TEST}.EmbeddedKafkaBroker"):
                edit.replace(made, edit.type_name(f"{_TEST}.EmbeddedKafkaZKBroker"))
        if edit:
            yield Change(path, edit.result(), "EmbeddedKafkaBroker is an interface; this is the class it was")


@fixer(
    "kafka-headers",
    title="Follow the renamed constants of KafkaHeaders",
    source="Spring for Apache Kafka 3.0 reference, What's New: KafkaHeaders",
    wave=Wave.TYPES,
)
def kafka_headers(case: Case) -> Iterator[Change]:
    """The headers' values are the same, so messages under way are read as before."""
    for path in case.project.java_paths(b"KafkaHeaders"):
        edit = case.project.java(path).edit()
        for index, item in enumerate(edit.file.imports):
            if item.static and item.name.rpartition(".")[0] == _HEADERS and item.simple in _CONSTANTS:
                edit.imports.rename(index, f"{_HEADERS}.{_CONSTANTS[item.simple]}")
        for node in edit.file.walk("field_access", "identifier"):
            text = edit.file.text(node)
            owner, _, name = text.rpartition(".")
            if owner in ("KafkaHeaders", _HEADERS) and name in _CONSTANTS:
                edit.replace(node, f"{owner}.{_CONSTANTS[name]}")
            elif text in _CONSTANTS and _is_imported(edit.file, node):
                edit.replace(node, _CONSTANTS[text])
        if edit:
            yield Change(path, edit.result(), "the constants have other names in Spring Kafka 3")


def _is_imported(file: JavaFile, node: Node) -> bool:
    """A constant by its static import, where it is used."""
    static = any(i.static and i.name in (_HEADERS, f"{_HEADERS}.{file.text(node)}") for i in file.imports)
    return static and node.parent is not None and node.parent.type not in ("scoped_identifier", "field_access")


@fixer(
    "kafka-futures",
    title="Chain on the CompletableFuture that KafkaTemplate and Spring AMQP return",
    source="Spring for Apache Kafka 3.0 and Spring AMQP 3.0 reference, What's New; catalogue G06",
    wave=Wave.TYPES,
)
def kafka_futures(case: Case) -> Iterator[Change]:
    paths = case.project.java_paths(b"ListenableFuture", b"addCallback")
    theirs = [path for path in paths if any(library in case.project.read(path) for library in _WITH_FUTURES)]
    others = any(maker in case.project.read(path) for path in paths for maker in _OTHER_FUTURES)
    reached = paths if theirs and not others else theirs
    for path in reached:
        file = case.project.java(path)
        edit = file.edit()
        calls = file.calls("addCallback")
        bodies = [_bodies(file, call) for call in calls]
        if any(body is None for body in bodies):
            continue
        for call, body in zip(calls, bodies, strict=True):
            if body is not None:
                _chain(edit, call, *body)
        for call in file.calls(*_COMPLETED):
            receiver = call.child_by_field_name("object")
            if receiver is not None and declared_type(file, receiver) == "SettableListenableFuture":
                edit.replace(field(call, "name"), _COMPLETED[field_text(file, call, "name")])
        for node in file.types_named("ListenableFuture", "SettableListenableFuture"):
            edit.replace(node, "CompletableFuture")
        for index, item in enumerate(file.imports if edit else ()):
            if item.name in (f"{_FUTURES}.ListenableFuture", f"{_FUTURES}.SettableListenableFuture"):
                edit.imports.remove(index)
                edit.add_import("java.util.concurrent.CompletableFuture")
        if edit:
            yield Change(path, edit.result(), "what is sent gives a CompletableFuture in Spring Kafka 3 and AMQP 3")


def _bodies(file: JavaFile, call: Node) -> tuple[tuple[str, str], tuple[str, str]] | None:
    """((name, body) on success, (name, body) on failure) of a callback object or of two lambdas."""
    values = arguments(call)
    if len(values) == 1 and values[0].type == "object_creation_expression":
        found = {field_text(file, m, "name"): m for m in methods(file, values[0])}
        if {"onSuccess", "onFailure"} == set(found):
            return _method(file, found["onSuccess"]), _method(file, found["onFailure"])
    if len(values) == 2:
        success, failure = _function(file, values[0], "result"), _function(file, values[1], "failure")
        return (success, failure) if success and failure and success[0] != failure[0] else None
    return None


def _method(file: JavaFile, method: Node) -> tuple[str, str]:
    return parameters(file, method)[0][1], file.text(field(method, "body"))


def _function(file: JavaFile, node: Node, name: str) -> tuple[str, str] | None:
    """A lambda, or a reference to a method of an object; `Type::method` may mean either kind of method."""
    if node.type == "method_reference":
        target, method = file.text(node.children[0]), file.text(node.children[-1])
        return (name, f"{{ {target}.{method}({name}); }}") if target[0].islower() else None
    return _lambda(file, node) if node.type == "lambda_expression" else None


def _lambda(file: JavaFile, node: Node) -> tuple[str, str] | None:
    names = [file.text(n) for n in file.walk("identifier", under=field(node, "parameters"))]
    body = field(node, "body")
    if len(names) != 1:
        return None
    text = file.text(body)
    return names[0], text if body.type == "block" else f"{{ {text}; }}"


def _chain(edit: JavaEdit, call: Node, success: tuple[str, str], failure: tuple[str, str]) -> None:
    """One `whenComplete` with a branch for each outcome."""
    newline, indent = newline_of(edit.file.source), indent_at(edit.file.source, field(call, "name").start_byte)
    inner = deeper(indent)
    (result, good), (error, bad) = ((name, _indented(body, inner, newline)) for name, body in (success, failure))
    text = f"({result}, {error}) -> {{{newline}{inner}if ({error} == null) {good} else {bad}{newline}{indent}}}"
    edit.replace(field(call, "name"), "whenComplete")
    edit.replace(field(call, "arguments"), f"({text})")


def _indented(block: str, indent: str, newline: str) -> str:
    """A block whose closing brace stands at `indent`, its lines moved with it."""
    lines = re.split(r"\r?\n", block)
    old = lines[-1][: len(lines[-1]) - len(lines[-1].lstrip())]
    return newline.join([lines[0], *(indent + line.removeprefix(old) if line.strip() else "" for line in lines[1:])])
