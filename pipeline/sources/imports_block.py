"""Imports in one sorted block without blank lines between them, as Google's style has them."""

import re

_BLOCK = re.compile(
    rb"(?m)^import (?!static )[\w.*]+;[ \t]*\r?\n(?:(?:[ \t]*\r?\n)*import (?!static )[\w.*]+;[ \t]*\r?\n)*"
)
_IMPORT = re.compile(rb"import [\w.*]+;")
_ROOT = re.compile(rb"(?m)^import (?!static )(\w+)")


def is_in_one_block(source: bytes) -> bool | None:
    """None where imports are too few to tell: of one root only."""
    found = _BLOCK.findall(source)
    if len(set(_ROOT.findall(source))) < 2:
        return None
    names = _IMPORT.findall(source)
    return len(found) == 1 and not re.search(rb"\n[ \t\r]*\n.", found[0]) and names == sorted(names)


def in_one_block(source: bytes) -> bytes:
    """The source itself where its imports are not plain lines, one below the other."""
    found = list(_BLOCK.finditer(source))
    if len(found) != 1:
        return source
    newline = b"\r\n" if b"\r\n" in found[0][0] else b"\n"
    lines = sorted(set(_IMPORT.findall(found[0][0])), key=lambda line: line.rstrip(b";"))
    return source[: found[0].start()] + b"".join(line + newline for line in lines) + source[found[0].end() :]
