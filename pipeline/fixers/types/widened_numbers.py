"""A library's method that returned int returns long now: its callers narrow it where the compiler says so."""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change
from shared.models import Diagnostic, Wave

_IN_A_MONO = r"Mono<(?:java\.lang\.)?Long> cannot be converted to (?:[\w.]+\.)?Mono<(?:java\.lang\.)?Integer>"
_NARROWED = b".map(Math::toIntExact)"
_EXPRESSIONS = frozenset(["method_invocation", "binary_expression", "identifier", "field_access", "ternary_expression"])


@fixer(
    "widened-numbers",
    title="Narrow a long that a library's method returned as int before",
    source="Javadoc of Math.toIntExact; MyBatis-Plus 3.4.3.2 changelog (counts are Long); Spring Batch 5.0 guide; "
    "Spring Framework 6.0: FetchSpec.rowsUpdated of R2DBC counts in long",
    wave=Wave.TYPES,
    on=r"incompatible types: (?:possible lossy conversion from long to int\b"
    r"|(?:java\.lang\.)?[Ll]ong cannot be converted to (?:int\b|(?:java\.lang\.)?Integer\b)"
    rf"|(?:[\w.]+\.)?{_IN_A_MONO})",
)
def widened_numbers(case: Case) -> Iterator[Change]:
    """The code compiled before, so the value fitted; toIntExact throws where it ever does not."""
    for path, found in case.places().items():
        file = case.project.java(path)
        edit = file.edit()
        for diagnostic in found:
            place = _place(file, diagnostic)
            if place is None or edit.splices.covers(*place):
                continue
            if re.search(_IN_A_MONO, diagnostic.message):
                if not file.source.startswith(_NARROWED, place[1]):
                    edit.insert(place[1], _NARROWED.decode())
            else:
                edit.insert(place[0], "Math.toIntExact(")
                edit.insert(place[1], ")")
        if edit:
            yield Change(path, edit.result(), "the library counts in long now")


def _place(file: JavaFile, diagnostic: Diagnostic) -> tuple[int, int] | None:
    if not diagnostic.line or not diagnostic.column:
        return None
    node = file.expression_at(diagnostic.line, diagnostic.column)
    if node is None or node.type not in _EXPRESSIONS or _is_narrowed(file, node):
        return None
    return node.start_byte, node.end_byte


def _is_narrowed(file: JavaFile, node: Node) -> bool:
    above: Node | None = node
    while above is not None and above.type in (*_EXPRESSIONS, "argument_list"):
        if file.text(above).startswith("Math.toIntExact("):
            return True
        above = above.parent
    return False
