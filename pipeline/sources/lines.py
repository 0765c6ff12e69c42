"""What of a file changed, in lines."""

from difflib import SequenceMatcher

from shared.models import Hunk

COMPARED = 4_000_000
"""Pairs of lines."""


def changed_hunks(before: bytes, after: bytes) -> tuple[Hunk, ...]:
    """The places that differ, from the top. What lies between the first and the last change is one place when it is
    too long to compare: the file may be made for that."""
    old, new = before.splitlines(), after.splitlines()
    head = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    old, new = old[head:], new[head:]
    tail = next(
        (n for n, (a, b) in enumerate(zip(old[::-1], new[::-1], strict=False)) if a != b), min(len(old), len(new))
    )
    old, new = old[: len(old) - tail], new[: len(new) - tail]
    if len(old) * len(new) > COMPARED:
        return (Hunk(old_start=head, old_lines=len(old), new_start=head, new_lines=len(new)),)
    places = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return tuple(
        Hunk(old_start=head + a, old_lines=b - a, new_start=head + c, new_lines=d - c)
        for tag, a, b, c, d in places
        if tag != "equal"
    )


def counted(hunks: tuple[Hunk, ...]) -> tuple[int, int]:
    """(inserted, deleted) lines."""
    return sum(hunk.new_lines for hunk in hunks), sum(hunk.old_lines for hunk in hunks)


def changed_lines(before: bytes, after: bytes) -> tuple[int, int]:
    """(inserted, deleted) lines."""
    return counted(changed_hunks(before, after))


def line_now(hunks: tuple[Hunk, ...], line: int) -> int | None:
    """Where a line (1-based) of before is now; None when it changed, unless its place has as many lines as it had."""
    shift = 0
    for hunk in hunks:
        if line - 1 < hunk.old_start:
            break
        if line - 1 < hunk.old_start + hunk.old_lines:
            return line + shift if hunk.old_lines == hunk.new_lines else None
        shift += hunk.new_lines - hunk.old_lines
    return line + shift
