"""Spring Batch 5: job parameters are of any type, which they are told by its class.

Source: Spring Batch 5.0 migration guide, "JobParameter"; JobParameter.ParameterType was removed.
"""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import arguments, declared_type, field, field_text
from shared.models import Wave

_UNTYPED = re.compile(
    r"no suitable constructor found for JobParameter\((java\.lang\.\w+|java\.util\.Date|long|double)[,)]"
)
_CONSTANTS = {"STRING": "String", "LONG": "Long", "DOUBLE": "Double", "DATE": "Date"}


@fixer(
    "batch-parameters",
    title="Tell Spring Batch's JobParameter its type",
    source="Spring Batch 5.0 migration guide, JobParameter: any type, given with the value",
    wave=Wave.TYPES,
    on=_UNTYPED.pattern,
    proactive=True,
)
def batch_parameters(case: Case) -> Iterator[Change]:
    """Reactive where the compiler alone knows the value's type."""
    for path, found in case.places().items():
        edit = case.project.java(path).edit()
        for diagnostic in found:
            named = _UNTYPED.search(f"{diagnostic.message}\n{diagnostic.detail}")
            node = edit.file.expression_at(diagnostic.line, diagnostic.column)
            if named and node is not None and field_text(edit.file, node, "type") == "JobParameter":
                _typed(edit, node, named[1].rpartition(".")[2].capitalize())
        if edit:
            yield Change(path, edit.result(), "a JobParameter of Spring Batch 5 is told its type")
    if case.diagnostics:
        return
    for path in case.project.java_paths(b"JobParameter"):
        file = case.project.java(path)
        if not file.imported("org.springframework.batch.core.JobParameter"):
            continue
        edit = file.edit()
        _type_constants(edit)
        for created in file.walk("object_creation_expression"):
            _parameter(edit, created)
        for name in file.types_named("JobParameter"):
            above = name.parent
            if above is not None and above.type == "type_arguments":
                edit.replace(name, "JobParameter<?>")
        if edit:
            yield Change(path, edit.result(), "a JobParameter of Spring Batch 5 is told its type")


def _parameter(edit: JavaEdit, created: Node) -> None:
    file, values = edit.file, arguments(created)
    if field_text(file, created, "type") != "JobParameter" or not 1 <= len(values) <= 2:
        return
    kind = _type_of(file, values[0])
    if kind is not None:
        _typed(edit, created, kind)


def _typed(edit: JavaEdit, created: Node, kind: str) -> None:
    edit.replace(field(created, "type"), "JobParameter<>")
    edit.insert(arguments(created)[0].end_byte, f", {kind}.class")
    if kind == "Date":
        edit.add_import("java.util.Date")


def _type_of(file: JavaFile, value: Node) -> str | None:
    text = file.text(value)
    if value.type == "string_literal" or (value.type == "binary_expression" and '"' in text):
        return "String"
    if re.fullmatch(r"System\.(?:currentTimeMillis|nanoTime)\(\)|\d+[lL]|Long\.valueOf\(.*\)|\w+\.getTime\(\)", text):
        return "Long"
    if re.fullmatch(r"String\.(?:valueOf|format|join)\(.*\)|.*\.toString\(\)", text, re.DOTALL):
        return "String"
    if value.type == "cast_expression" and field_text(file, value, "type") in ("String", "Long", "Double", "Date"):
        return field_text(file, value, "type")
    if text.startswith("new Date("):
        return "Date"
    if value.type in ("decimal_floating_point_literal",):
        return "Double"
    known = declared_type(file, value) if value.type in ("identifier", "field_access") else ""
    known = {"long": "Long", "double": "Double"}.get(known, known)
    return known if known in ("String", "Long", "Double", "Date") else None


def _type_constants(edit: JavaEdit) -> None:
    """`getType() == JobParameter.ParameterType.LONG`, also imported; a switch or a variable of the type stays whole."""
    file = edit.file
    if file.types_named("ParameterType"):
        return
    for node in file.walk("field_access"):
        home, _, name = file.text(node).rpartition(".")
        if home.removeprefix("JobParameter.") == "ParameterType" and name in _CONSTANTS:
            edit.replace(node, f"{_CONSTANTS[name]}.class")
            if name == "DATE":
                edit.add_import("java.util.Date")
