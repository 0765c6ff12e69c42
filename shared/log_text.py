"""What a builder printed, as it is kept and served: UTF-8, inert in a terminal and a browser, its secrets masked.

Only whole lines are taken, so that a secret that arrives in pieces is seen as one; what is left is given again with
what follows it.
"""

import re
from itertools import pairwise

from shared.masking import INLINE, NAME, REFERENCE, SHAPES

MASK = "***"
LONGEST_LINE = 64 * 1024
"""Bytes after which a line is cut, at a blank, where that splits no secret."""
OVERLAP = 4 * 1024
"""Bytes of an over-long line that stay with what follows: longer than any one secret."""
_CUTS_TRIED = 8

_TELLING = re.compile(
    rf"{NAME}|bearer\s|basic\s|\bsig=|://[^\s/\"'<>]{{0,400}}@|AKIA|ASIA|gh[pousr]_|github_pat_|glpat-|xox[abprs]-"
    r"|sk-|AIza|eyJ",
    re.IGNORECASE,
)
"""A line that has none of these has no secret with a name or a shape: most lines end here."""
_WORD = re.compile(r"[A-Za-z0-9+=]{32,}")
_PASSED = re.compile(r"pass(?:ed|es|ing)\b", re.IGNORECASE)
_KEY_BEGIN = re.compile(r"-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----")
_KEY = re.compile(r"(-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----)(?:(?!-----END).){1,70000}(-----END|\Z)", re.DOTALL)
_ESCAPES = re.compile(
    r"\x1b\[[0-9;]{0,40}m"  # colours stay
    r"|(?P<gone>\x1b\][^\x07\x1b\n]{0,4000}(?:\x07|\x1b\\)?|\x1b\[[0-?]{0,40}[ -/]{0,9}[@-~]?|\x1b[ -/]{0,9}[0-~]?"
    r"|[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069])"
)


def presentable(data: bytes, *, ended: bool) -> tuple[str, int]:
    """The text, and how many bytes it was made from: all of them when the log has `ended`."""
    end = len(data) if ended else _safe_end(data)
    return masked(inert(data[:end].decode("utf-8", "replace"))), end


def inert(text: str) -> str:
    """Line ends are \\n. Of escape sequences only colours are left; other controls, and what turns text round, go."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _ESCAPES.sub(lambda found: "" if found["gone"] is not None else found[0], text)


def masked(text: str) -> str:
    if _KEY_BEGIN.search(text):
        text = _KEY.sub(rf"\1{MASK}\2", text)
    return "".join(_masked_line(line) for line in text.splitlines(keepends=True))


def _masked_line(line: str) -> str:
    if len(line) > 32:
        line = _WORD.sub(lambda found: MASK if _is_random(found[0]) else found[0], line)
    if not _TELLING.search(line):
        return line
    for pattern in (*SHAPES, INLINE):
        line = pattern.sub(_replaced, line)
    return line


def _is_random(word: str) -> bool:
    """Changes between capitals, small letters and digits every few characters, as no name does. Digests in hexadecimal
    and numbers, which logs are full of, are no secrets."""
    kinds = [c.isdigit() + 2 * c.isupper() for c in word]
    changes = sum(a != b for a, b in pairwise(kinds))
    return len(set(kinds)) == 3 and changes >= len(word) / 3


def _replaced(found: re.Match[str]) -> str:
    if REFERENCE.fullmatch(found["secret"].strip()) or _PASSED.match(found[0]):
        return found[0]
    start, end = found.start("secret") - found.start(), found.end("secret") - found.start()
    return found[0][:start] + MASK + found[0][end:]


def _safe_end(data: bytes) -> int:
    """Where to stop for now: after the last whole line, but before a private key that has not ended."""
    end = data.rfind(b"\n") + 1
    begun = data.rfind(b"-----BEGIN ", 0, end)
    if begun >= 0 and b"PRIVATE KEY-----" in data[begun : begun + 60] and b"-----END" not in data[begun:]:
        if len(data) - begun < LONGEST_LINE:
            return data.rfind(b"\n", 0, begun) + 1
        return end
    return end if end or len(data) < LONGEST_LINE else _cut(data[:LONGEST_LINE])


def _cut(line: bytes) -> int:
    """Where an over-long line may be cut in two: at a blank that splits nothing which would be masked as a whole."""
    whole, place = _shown(line), len(line) - OVERLAP
    for _ in range(_CUTS_TRIED):
        place = line.rfind(b" ", 1, place)
        if place <= 0:
            break
        if _shown(line[:place]) + _shown(line[place:]) == whole:
            return place
    return len(line)


def _shown(data: bytes) -> str:
    return masked(inert(data.decode("utf-8", "replace")))
