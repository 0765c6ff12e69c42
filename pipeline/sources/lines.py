"""How much of a file changed, in lines."""

from difflib import SequenceMatcher

COMPARED = 4_000_000
"""Pairs of lines."""


def changed_lines(before: bytes, after: bytes) -> tuple[int, int]:
    """(inserted, deleted) lines. What lies between the first and the last change counts as rewritten when it is too
    long to compare: the file may be made for that."""
    old, new = before.splitlines(), after.splitlines()
    head = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    old, new = old[head:], new[head:]
    tail = next(
        (n for n, (a, b) in enumerate(zip(old[::-1], new[::-1], strict=False)) if a != b), min(len(old), len(new))
    )
    old, new = old[: len(old) - tail], new[: len(new) - tail]
    if len(old) * len(new) > COMPARED:
        return len(new), len(old)
    kept = sum(block.size for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks())
    return len(new) - kept, len(old) - kept
