"""R2DBC 1.0 in Spring's DatabaseClient: rows are `Readable` to a function of one, and counts are `Long`."""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit
from pipeline.sources.project import Change
from pipeline.sources.syntax import ancestor, field, field_text
from shared.models import Wave

_READABLE = r"io\.r2dbc\.spi\.Readable cannot be converted to io\.r2dbc\.spi\.Row\b"
_COUNT = r"\.(?:Mono|Flux)<java\.lang\.Long> cannot be converted to \S+\.(?:Mono|Flux)<java\.lang\.Integer>"
_LONG, _INTEGER = r"(?:java\.lang\.)?Long\b", r"(?:java\.lang\.)?Integer\b"
_TAKEN = (
    rf"<{_INTEGER}[^\n]*> cannot be converted to [\w.]+<\? super {_LONG}"
    rf"|invalid method reference\s[\s\S]*{_LONG} cannot be converted to {_INTEGER}"
    r"|no suitable method found for expectNext\(int\b"
)
"""A lambda of an Integer, a method that takes one, a verifier that expects one."""
_INT = ".map(Long::intValue)"
_STATEMENTS = ("return_statement", "local_variable_declaration", "expression_statement", "field_declaration")


@fixer(
    "r2dbc-results",
    title="Map R2DBC's rows with their metadata, and counts to the type that is expected",
    source="Spring Framework 6.0 release notes (R2DBC 1.0): DatabaseClient.map takes Function<Readable, R>, "
    "rowsUpdated() gives Long; map(BiFunction<Row, RowMetadata, R>) is as before",
    wave=Wave.TYPES,
    on=f"{_READABLE}|{_COUNT}|{_TAKEN}",
)
def r2dbc_results(case: Case) -> Iterator[Change]:
    for path, found in case.places().items():
        edit = case.project.java(path).edit()
        for diagnostic in found:
            node = edit.file.expression_at(diagnostic.line, diagnostic.column)
            if node is not None and re.search(_READABLE, diagnostic.message):
                _with_metadata(edit, node)
            elif node is not None and re.search(f"{_COUNT}|{_TAKEN}", f"{diagnostic.message}\n{diagnostic.detail}"):
                _counted(edit, node)
        if edit:
            yield Change(path, edit.result(), "R2DBC 1.0: rows are Readable to a function of one, counts are Long")


def _with_metadata(edit: JavaEdit, argument: Node) -> None:
    """`map(row -> ..)` becomes `map((row, metadata) -> ..)`, which is given a Row."""
    function = ancestor(argument, "lambda_expression")
    if function is None or argument.type != "identifier":
        return
    declared = field(function, "parameters")
    call = ancestor(function, "method_invocation")
    name = edit.file.text(argument)
    if call is None or field_text(edit.file, call, "name") != "map":
        return
    if edit.file.text(declared).strip("()") == name and not edit.splices.covers(declared.start_byte, declared.end_byte):
        taken = re.search(r"\bmetadata\b", edit.file.text(function))
        edit.replace(declared, f"({name}, {'rowMetadata' if taken else 'metadata'})")


def _counted(edit: JavaEdit, expression: Node) -> None:
    statement = ancestor(expression, *_STATEMENTS)
    for call in edit.file.calls("rowsUpdated", under=statement) if statement is not None else ():
        done = edit.file.source[call.end_byte :].startswith(_INT.encode())
        if not done and not edit.splices.covers(call.end_byte, call.end_byte + 1):
            edit.insert(call.end_byte, _INT)
