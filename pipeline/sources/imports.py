"""Edits of a Java file's import section that keep the order the file itself keeps."""

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.sources.splice import Splices, line_end, line_start, newline_of, whole_lines

if TYPE_CHECKING:
    from tree_sitter import Node

    from pipeline.sources.java import JavaFile

_WORD = re.compile(rb"[A-Za-z_$][\w$]*")


@dataclass(frozen=True)
class Import:
    """`import [static] name[.*];`. `name` leaves the star out."""

    name: str
    static: bool
    wildcard: bool
    node: "Node"

    @property
    def simple(self) -> str:
        return self.name.rpartition(".")[2]

    @property
    def statement(self) -> str:
        return f"import {'static ' if self.static else ''}{self.name}{'.*' if self.wildcard else ''};"


class ImportEdits:
    """Renames, removals and additions, written into a Splices at the end.

    A block (imports on consecutive lines) that was sorted is sorted again after renames; any other keeps its places.
    """

    def __init__(self, file: "JavaFile") -> None:
        self.file = file
        self._new: dict[int, str | None] = {}
        """Statement by index in `file.imports`; None removes it."""
        self.added: set[str] = set()

    def __bool__(self) -> bool:
        return bool(self._new) or bool(self.added)

    def rename(self, index: int, name: str) -> None:
        item = self.file.imports[index]
        star = ".*" if item.wildcard else ""
        self._new[index] = f"import {'static ' if item.static else ''}{name}{star};"

    def remove(self, index: int) -> None:
        self._new[index] = None

    def add(self, statement: str) -> None:
        self.added.add(statement)

    def write(self, splices: Splices) -> None:
        statements = self._statements()
        for block in blocks(self.file):
            self._write_block(block, statements, splices)
        fresh = sorted(s for s in self.added if s not in statements)
        homeless = [s for s in fresh if not any(i.static == _static(s) for i in self.file.imports)]
        for statement in fresh:
            if statement not in homeless:
                self._insert(statement, statements, splices)
        self._insert_section([s for s in homeless if not _static(s)], splices)
        self._insert_section([s for s in homeless if _static(s)], splices)

    def _statements(self) -> list[str | None]:
        """What each import becomes, later duplicates of a rename removed, sorted blocks sorted again."""
        found = [self._new.get(i, item.statement) for i, item in enumerate(self.file.imports)]
        for index in sorted(self._new):
            if found[index] is not None and found.count(found[index]) > 1:
                found[index] = None
        for block in blocks(self.file):
            before = [self.file.imports[i].statement for i in block]
            kept = [(i, s) for i in block if (s := found[i]) is not None]
            if any(found[i] != self.file.imports[i].statement for i, _ in kept) and _sorted(before):
                for (i, _), text in zip(kept, sorted((s for _, s in kept), key=_key), strict=True):
                    found[i] = text
        return found

    def _write_block(self, block: Sequence[int], statements: Sequence[str | None], splices: Splices) -> None:
        source = self.file.source
        nodes = [self.file.imports[i].node for i in block]
        if all(statements[i] is None for i in block) and not self.added:
            start, end = whole_lines(source, nodes[0].start_byte, nodes[-1].end_byte)
            splices.delete(start, blank_line_after(source, start, end))
            return
        for i, node in zip(block, nodes, strict=True):
            text = statements[i]
            if text is None:
                splices.delete(*whole_lines(source, node.start_byte, node.end_byte))
            elif text != self.file.imports[i].statement:
                splices.replace(node.start_byte, node.end_byte, text)

    def _insert(self, statement: str, statements: Sequence[str | None], splices: Splices) -> None:
        newline = newline_of(self.file.source)
        rows = [i for i, item in enumerate(self.file.imports) if item.static == _static(statement)]
        block = self._nearest_block(statement, rows)
        smaller = [i for i in block if (text := statements[i]) and _key(text) < _key(statement)]
        if smaller:
            splices.insert(self.file.imports[smaller[-1]].node.end_byte, newline + statement)
        else:
            first = self.file.imports[block[0]].node.start_byte
            splices.insert(line_start(self.file.source, first), statement + newline)

    def _insert_section(self, statements: Sequence[str], splices: Splices) -> None:
        """For a file without imports of this kind: after the others, the package, or at the top."""
        newline = newline_of(self.file.source)
        text = newline.join(statements)
        package = [c for c in self.file.root.children if c.type == "package_declaration"]
        above = [item.node for item in self.file.imports] or package
        if text and above:
            splices.insert(above[-1].end_byte, newline * 2 + text)
        elif text:
            splices.insert(0, text + newline * 2)

    def _nearest_block(self, statement: str, rows: Iterable[int]) -> Sequence[int]:
        """The block with the import that shares most leading package names; the last such one that sorts before."""
        best = max(
            rows, key=lambda i: (_shared(self.file.imports[i].statement, statement), _before(self.file, i, statement))
        )
        static = self.file.imports[best].static
        return [
            i for block in blocks(self.file) if best in block for i in block if self.file.imports[i].static == static
        ]


def blocks(file: "JavaFile") -> list[list[int]]:
    """Indexes of imports on consecutive lines, comments after them left out of account."""
    found: list[list[int]] = []
    for index, item in enumerate(file.imports):
        if found:
            previous = file.imports[index - 1].node
            if item.node.start_point[0] == previous.end_point[0] + 1:
                found[-1].append(index)
                continue
        found.append([index])
    return found


def unused_after(before: "JavaFile", after: "JavaFile", added: Container[str]) -> bytes:
    """`after` without the imports that the change made useless: their name is not used any more (Javadoc counts as
    use), or they are among `added` and never were."""
    used_before, used_after = _words(before), _words(after)
    edits = ImportEdits(after)
    for index, item in enumerate(after.imports):
        name = item.simple.encode()
        if not item.wildcard and name not in used_after and (item.statement in added or name in used_before):
            edits.remove(index)
    if not edits:
        return after.source
    splices = Splices(after.source)
    edits.write(splices)
    return splices.result()


def blank_line_after(source: bytes, start: int, end: int) -> int:
    """End of the blank line that follows `end`, when one precedes `start` too; else `end`."""
    above = source[:start].endswith((b"\n\n", b"\n\r\n"))
    last = line_end(source, end)
    return last if above and start != end and not source[end:last].strip() else end


def _words(file: "JavaFile") -> frozenset[bytes]:
    """Words of the file outside imports and plain comments. Javadoc counts: its links need the import."""
    skipped = [item.node for item in file.imports]
    for node in file.walk("line_comment", "block_comment"):
        if not file.source.startswith(b"/**", node.start_byte):
            skipped.append(node)
    last = 0
    parts: list[bytes] = []
    for node in sorted(skipped, key=lambda n: n.start_byte):
        parts.append(file.source[last : node.start_byte])
        last = max(last, node.end_byte)
    parts.append(file.source[last:])
    return frozenset(_WORD.findall(b"\n".join(parts)))


def _static(statement: str) -> bool:
    return statement.startswith("import static ")


def _key(statement: str) -> str:
    return statement.removesuffix(";")


def _sorted(statements: Sequence[str]) -> bool:
    return all(_key(a) <= _key(b) for a, b in pairwise(statements))


def _shared(a: str, b: str) -> float:
    """Number of equal leading dotted names; java, javax and jakarta are near each other."""
    xs, ys = a.split(" ")[-1].split("."), b.split(" ")[-1].split(".")
    count = next((i for i, (x, y) in enumerate(zip(xs, ys, strict=False)) if x != y), min(len(xs), len(ys)))
    return count or (0.5 if {xs[0], ys[0]} <= {"java", "javax", "jakarta"} else 0)


def _before(file: "JavaFile", index: int, statement: str) -> int:
    return index if _key(file.imports[index].statement) < _key(statement) else -1
