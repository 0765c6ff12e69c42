"""One file's share of the patch as lines to show."""

from dataclasses import dataclass
from typing import Literal

MAX_LINES = 800
"""Shown of one file; the rest is in migration.patch."""

Kind = Literal["add", "del", "same", "hunk", "note"]

_WHOLE = ("hunk", "note")
_KINDS: dict[str, Kind] = {"+": "add", "-": "del", "@": "hunk", "\\": "note"}


@dataclass(frozen=True)
class DiffLine:
    """`sign` and `text` together are the line of the patch."""

    kind: Kind
    sign: str
    text: str


@dataclass(frozen=True)
class FileDiff:
    lines: tuple[DiffLine, ...]
    hidden: int = 0
    """Lines beyond MAX_LINES."""
    binary: bool = False


def file_diff(part: bytes) -> FileDiff:
    """Header lines are left out: the path is shown anyway. Mode changes stay as notes."""
    lines = part.decode("utf-8", "replace").removesuffix("\n").split("\n")
    notes = [DiffLine("note", "", line) for line in lines[1:6] if line.startswith(("old mode", "new mode"))]
    start = next((n for n, line in enumerate(lines) if line.startswith("@@")), len(lines))
    shown = notes + [_line(line) for line in lines[start : start + MAX_LINES]]
    hidden = max(0, len(lines) - start - MAX_LINES)
    return FileDiff(tuple(shown), hidden, "GIT binary patch" in lines[:start])


def _line(line: str) -> DiffLine:
    kind = _KINDS.get(line[:1], "same")
    return DiffLine(kind, "", line) if kind in _WHOLE else DiffLine(kind, line[:1], line[1:].removesuffix("\r"))
