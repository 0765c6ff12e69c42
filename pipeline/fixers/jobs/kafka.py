"""Spring Kafka 3: one kind of error handler, constants and brokers by their new names.

Source: Spring for Apache Kafka 2.8 reference (CommonErrorHandler), 3.0 and 3.1, "What's New"; G07.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.types.type_renames import rename_types
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import ancestor, annotations_of, field, field_text
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
    """One that Spring injects has started by then: the port that it is told for ZooKeeper never mattered."""
    for path in case.project.java_paths(b"new EmbeddedKafkaBroker(", b".setZkPort("):
        edit = case.project.java(path).edit()
        for call in edit.file.calls("setZkPort"):
            above = call.parent
            if above is not None and above.type == "expression_statement" and _is_injected_broker(edit.file, call):
                edit.delete(above)
        for node in edit.file.walk("object_creation_expression"):
            made = field(node, "type")
            if edit.file.text(made) == "EmbeddedKafkaBroker" and edit.file.imported(f"{_TEST}.EmbeddedKafkaBroker"):
                edit.replace(made, edit.type_name(f"{_TEST}.EmbeddedKafkaZKBroker"))
                _declare_as_made(edit, node)
        if edit:
            yield Change(path, edit.result(), "EmbeddedKafkaBroker is an interface, which knows no ZooKeeper")


def _declare_as_made(edit: JavaEdit, creation: Node) -> None:
    """A variable that is told a port for ZooKeeper has the class for its type; the interface knows none."""
    home = ancestor(creation, "field_declaration", "local_variable_declaration")
    name = field_text(edit.file, creation.parent, "name") if home is not None and creation.parent is not None else ""
    told = {field_text(edit.file, call, "object") for call in edit.file.calls("setZkPort")}
    if home is not None and name in told and field_text(edit.file, home, "type") == "EmbeddedKafkaBroker":
        edit.replace(field(home, "type"), "EmbeddedKafkaZKBroker")


def _is_injected_broker(file: JavaFile, call: Node) -> bool:
    name = field_text(file, call, "object").removeprefix("this.")
    fields = [f for f in file.walk("field_declaration") if annotations_of(file, f, "Autowired")]
    kinds = {field_text(file, field(f, "declarator"), "name"): field_text(file, f, "type") for f in fields}
    return kinds.get(name) == "EmbeddedKafkaBroker"


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
