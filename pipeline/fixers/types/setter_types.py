"""Setters and getters whose value has another type since: lists for joined strings, sizes and durations for numbers.

Source: Spring Boot 2.1, 3.4 and 3.5 release notes; Javadoc of Spring for Apache Kafka 3.0 (KafkaTestUtils,
Acknowledgment).
"""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import ancestor, arguments, field_text
from shared.models import Diagnostic, Wave

_CONVERSIONS = {
    ("java.lang.String", "org.springframework.util.unit.DataSize"): "DataSize.parse({})",
    ("long", "org.springframework.util.unit.DataSize"): "DataSize.ofBytes({})",
    ("int", "org.springframework.util.unit.DataSize"): "DataSize.ofBytes({})",
    ("int", "java.time.Duration"): "Duration.ofMillis({})",
    ("long", "java.time.Duration"): "Duration.ofMillis({})",
}
"""Spring Boot 2.0's setters took sizes as strings and timeouts in milliseconds."""
_LIST = r"List<(?:java\.lang\.)?String> cannot be converted to (?:java\.lang\.)?String\b"
_LISTS = ("getContexts", "getLabelFilter", "getBasename", "getAddresses", "determineAddresses")
_IN_UNITS = re.compile(r"set\w*(?:Timeout|FileSize|RequestSize|FileSizeThreshold)|getRecords|getSingleRecord|nack")
"""Also the timeouts of KafkaTestUtils and the pause of Acknowledgment.nack, which were milliseconds."""
_UNSUITED = re.compile(r"no suitable method found for \w+\((?P<types>.*)\)")


@fixer(
    "liquibase-lists",
    title="Join settings that are lists now where one string is taken",
    source="Spring Boot 3.4 and 3.5 Javadoc: LiquibaseProperties, MessageSourceProperties, RabbitProperties",
    wave=Wave.TYPES,
    on=_LIST,
)
def liquibase_lists(case: Case) -> Iterator[Change]:
    for path, found in case.places().items():
        edit = case.project.java(path).edit()
        for diagnostic in found:
            call = edit.file.expression_at(diagnostic.line, diagnostic.column)
            if call is not None and field_text(edit.file, call, "name") in _LISTS:
                _join(edit, call)
        if edit:
            yield Change(path, edit.result(), "the setting is a list now")


def _join(edit: JavaEdit, call: Node) -> None:
    """As Boot itself does: it takes null, where `String.join` would not."""
    utilities = edit.type_name("org.springframework.util.StringUtils")
    edit.replace(call, f"{utilities}.collectionToCommaDelimitedString({edit.file.text(call)})")


@fixer(
    "setter-units",
    title="Give sizes and timeouts their types",
    source="Spring Boot 2.1 release notes: DataSize and Duration in setters",
    wave=Wave.TYPES,
    on=r"(?:String|int|long) cannot be converted to (?:[\w.]+\.)?(?:DataSize|Duration)\b",
)
def setter_units(case: Case) -> Iterator[Change]:
    for path, found in case.places().items():
        edit = case.project.java(path).edit()
        for diagnostic in found:
            _convert(edit, diagnostic)
        if edit:
            yield Change(path, edit.result(), "a size or a duration is taken, not a number or text")


def _convert(edit: JavaEdit, diagnostic: Diagnostic) -> None:
    """Only the argument of a setter for a size or timeout: elsewhere the unit of a number is not known."""
    node = edit.file.expression_at(diagnostic.line, diagnostic.column)
    unsuited = _UNSUITED.search(diagnostic.message)
    if unsuited and node is not None:
        node = _number(edit.file, node, unsuited["types"])
    call = ancestor(node, "method_invocation") if node is not None else None
    if node is None or call is None or node not in arguments(call):
        return
    text = f"{diagnostic.message}\n{diagnostic.detail}"
    for (old, new), template in _CONVERSIONS.items():
        simple_old, simple_new = old.rpartition(".")[2], new.rpartition(".")[2]
        known = re.search(rf"\b{simple_old} cannot be converted to (?:[\w.]+\.)?{simple_new}\b", text)
        if known and _IN_UNITS.fullmatch(field_text(edit.file, call, "name")):
            edit.replace(node, template.format(edit.file.text(node)))
            edit.add_import(new)
            return


def _number(file: JavaFile, call: Node, types: str) -> Node | None:
    """The first number among the arguments of a call that no overload takes, unless it is converted already; the last
    of `nack(index, pause)`."""
    given, kinds = arguments(call), re.split(r",(?![^<>]*>)", types)
    pairs = zip(given, kinds, strict=True) if len(given) == len(kinds) else ()
    numbers = [node for node, kind in pairs if kind in ("int", "long")]
    number = numbers[-1 if field_text(file, call, "name") == "nack" else 0] if numbers else None
    return None if number is None or file.text(number).startswith("Duration.") else number
