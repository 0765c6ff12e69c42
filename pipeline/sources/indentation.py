"""Indentation of Java files, of whole ones and of lines."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from tree_sitter import Node

from pipeline.sources.java import JavaFile
from pipeline.sources.splice import Splices, indent_at, line_start
from pipeline.sources.syntax import TYPES, body_of

_LEADING = re.compile(rb"(?m)^([ \t]+)(?=\S)")
_MEMBER = re.compile(
    rb"(?m)^([ \t]+)(?:public|private|protected|static|final|@(?:Override|Bean|Autowired|Value|Test|Id))\b"
)


def scaled(source: bytes, old: int, new: str) -> bytes:
    """With `new` for every `old` blanks that a line begins with, what is left over kept. A file with text blocks stays
    as it is: blanks are part of their value."""
    if b'"""' in source:
        return source

    def line(found: re.Match[bytes]) -> bytes:
        blanks = found[1].expandtabs(old)
        return new.encode() * (len(blanks) // old) + b" " * (len(blanks) % old)

    return _LEADING.sub(line, source)


def usual_unit(sources: Iterable[bytes]) -> str | None:
    """What most of these files indent the members of a class by; None when there is no such agreement."""
    found = [match[1].decode() for source in sources if (match := _MEMBER.search(source))]
    unit, count = Counter(found).most_common(1)[0] if found else ("", 0)
    return unit if unit in ("\t", "  ", "   ", "    ") and count > 1 and count * 3 >= len(found) * 2 else None


def members_of(file: JavaFile) -> list[Node]:
    """Fields, methods and the like of the outermost types."""
    types = [node for node in file.root.named_children if node.type in TYPES]
    return [member for node in types if (body := body_of(node)) is not None for member in body.named_children]


def moved(file: JavaFile, wanted: Mapping[int, int]) -> bytes:
    """With each of these rows (from 0) indented by so many blanks, and what goes on with it moved as far. Lines of
    text blocks stay."""
    splices, source = Splices(file.source), file.source
    shifts = _shifts(file, wanted)
    fixed = {
        row for node in file.walk("string_literal") for row in range(node.start_point[0] + 1, node.end_point[0] + 1)
    }
    for row, shift in shifts.items():
        start = _row_start(source, row)
        blanks = indent_at(source, start)
        if (
            row not in fixed
            and "\t" not in blanks
            and source[start + len(blanks) : start + len(blanks) + 1] not in b"\r\n"
        ):
            splices.replace(start, start + len(blanks), " " * max(len(blanks) + shift, 0))
    return splices.result()


def _shifts(file: JavaFile, wanted: Mapping[int, int]) -> dict[int, int]:
    shifts: dict[int, int] = {}
    for row, level in sorted(wanted.items()):
        start = _row_start(file.source, row)
        blanks = len(indent_at(file.source, start))
        shifts[row] = level - blanks
        for above in _comment_above(file, start, blanks):
            shifts.setdefault(above, level - blanks)
        for following in _continued(file, start + blanks):
            if following not in wanted:
                shifts[following] = level - blanks
    return shifts


def _comment_above(file: JavaFile, start: int, blanks: int) -> Iterable[int]:
    """Rows of the comment that ends on the line above, where it is indented alike."""
    end = len(file.source[:start].rstrip())
    node = file.root.descendant_for_byte_range(end - 1, end) if end else None
    alike = node is not None and "comment" in node.type and node.start_point[1] == blanks
    return range(node.start_point[0], node.end_point[0] + 1) if node is not None and alike else ()


def _continued(file: JavaFile, at: int) -> Iterable[int]:
    """Rows that go on with the statement or member that begins at this byte, up to the first block in it."""
    node = file.root.descendant_for_byte_range(at, at + 1)
    while node is not None and node.parent is not None and node.parent.start_byte == at:
        node = node.parent
    if node is None or node.start_byte != at:
        return ()
    blocks = [b.start_point[0] for b in file.walk("block", "class_body", "switch_block", under=node)]
    comment = node.type == "block_comment"
    last = node.end_point[0] if comment or not blocks else min(blocks)
    return range(node.start_point[0] + 1, last + 1)


def _row_start(source: bytes, row: int) -> int:
    at = 0
    for _ in range(row):
        at = source.find(b"\n", at) + 1
    return line_start(source, at)
