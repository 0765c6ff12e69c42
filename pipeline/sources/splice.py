"""Replacements at byte offsets, applied together, so that every byte outside them stays as it was."""

from dataclasses import dataclass, field


@dataclass
class Splices:
    """Collects replacements over one immutable source. Overlapping deletions are one; any other overlap is refused."""

    source: bytes
    _parts: list[tuple[int, int, bytes]] = field(default_factory=list[tuple[int, int, bytes]])

    def copy(self) -> "Splices":
        return Splices(self.source, list(self._parts))

    def replace(self, start: int, end: int, text: str) -> None:
        self._parts.append((start, end, text.encode("utf-8", "surrogateescape")))

    def insert(self, at: int, text: str) -> None:
        self.replace(at, at, text)

    def delete(self, start: int, end: int) -> None:
        self.replace(start, end, "")

    def covers(self, start: int, end: int) -> bool:
        """True when some replacement already touches a byte of [start, end)."""
        return any(s < end and start < e for s, e, _ in self._parts)

    def __bool__(self) -> bool:
        return bool(self._parts)

    def result(self) -> bytes:
        """Raises ValueError when two replacements overlap."""
        out: list[bytes] = []
        position, deleting = 0, False
        for start, end, text in sorted(self._parts, key=lambda part: (part[0], part[1])):
            if start < position and deleting and not text:
                start, end = position, max(position, end)
            elif start < position:
                raise ValueError(f"overlapping edits at byte {start}")
            deleting = not text
            out += [self.source[position:start], text]
            position = end
        out.append(self.source[position:])
        return b"".join(out)


def line_start(source: bytes, offset: int) -> int:
    """Offset of the first byte of the line that `offset` is in."""
    return source.rfind(_break(source), 0, offset) + 1


def line_end(source: bytes, offset: int) -> int:
    """Offset just after the line break of the line that `offset` is in, or the end of the source."""
    found = source.find(_break(source), offset)
    return len(source) if found < 0 else found + 1


def whole_lines(source: bytes, start: int, end: int) -> tuple[int, int]:
    """[start, end) widened to whole lines when nothing but blanks shares them; else as it was."""
    first, last = line_start(source, start), line_end(source, end)
    alone = not source[first:start].strip() and not source[end:last].strip()
    return (first, last) if alone else (start, end)


def newline_of(source: bytes) -> str:
    """The line break the file uses: "\\r\\n", "\\n", or "\\r" alone, as classic Mac OS had it (JLS 3.4)."""
    return "\r\n" if b"\r\n" in source else _break(source).decode()


def _break(source: bytes) -> bytes:
    """The byte that ends every line."""
    return b"\r" if b"\n" not in source and b"\r" in source else b"\n"


def deeper(indent: str) -> str:
    """The indent of a block inside one that has this indent."""
    return indent + ("\t" if indent.startswith("\t") else "    ")


def indent_at(source: bytes, offset: int) -> str:
    """Blanks at the start of the line that `offset` is in."""
    first = line_start(source, offset)
    line = source[first : line_end(source, offset)]
    return line[: len(line) - len(line.lstrip(b" \t"))].decode()
