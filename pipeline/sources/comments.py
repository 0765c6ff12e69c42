"""Comments of Java files with lines longer than a limit, filled anew."""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.sources.java import JavaFile
from pipeline.sources.splice import indent_at, newline_of
from pipeline.sources.syntax import COMMENTS

_WORD = re.compile(r"\{@(?:[^{}]|\{[^{}]*\})*\}\S*|<a\b[^>]*>\S*|\S+")
_STARTS = re.compile(r"[@\-*+<]|\d+[.)]|$")
"""What begins a line that must begin one: tags, items of lists, elements; or an empty line."""
_TAG = re.compile(r"(?m)^\s*\*\s*@\w")
_TAG_INDENT = "    "
_DIRECTIVE = re.compile(r"(?i)NOSONAR|NOPMD|CHECKSTYLE|noinspection|@formatter|spotless|\$NON-NLS|@ts-|codeql|lgtm")
"""What tools read where it stands."""


def shortened_comment(file: JavaFile, start: int, end: int, limit: int) -> bytes | None:
    """The file with the line from `start` to `end` shorter by its comment; None where there is none, or nothing to
    gain."""
    comment = _comment_of(file, start, end)
    if comment is None:
        return None
    if comment.type == "line_comment":
        return _line_comment(file, comment, start, limit)
    if comment.start_point[0] == comment.end_point[0]:
        return _opened(file, comment, start)
    return _block(file, comment, start, limit)


def _comment_of(file: JavaFile, start: int, end: int) -> Node | None:
    """The comment that the line ends with."""
    last = len(file.source[start:end].rstrip()) + start
    found = file.root.descendant_for_byte_range(last - 1, last)
    return found if found is not None and found.type in COMMENTS else None


def _line_comment(file: JavaFile, comment: Node, start: int, limit: int) -> bytes | None:
    """One after code gets a line of its own, above it."""
    source, indent = file.source, indent_at(file.source, start)
    newline, text = newline_of(source), file.text(comment).rstrip()
    if _DIRECTIVE.search(text):
        return None
    code, rest = source[start : comment.start_byte], source[comment.start_byte + len(_bytes(text)) :]
    filled = _bytes(newline.join(_filled(text.removeprefix("//").strip(), f"{indent}// ", limit)))
    if code.strip():
        return source[:start] + filled + _bytes(newline) + code.rstrip() + rest
    return source[:start] + filled + rest if newline.encode() in filled else None


def _opened(file: JavaFile, comment: Node, start: int) -> bytes | None:
    """`/** text */` with a line for each of its ends; only where it has the line for itself."""
    source, indent, newline = file.source, indent_at(file.source, start), newline_of(file.source)
    parts = re.fullmatch(r"(/\*+)\s*(\S.*?)\s*\*/", file.text(comment))
    if parts is None or source[start : comment.start_byte].strip():
        return None
    text = f"{parts[1]}{newline}{indent} * {parts[2]}{newline}{indent} */"
    return source[: comment.start_byte] + _bytes(text) + source[comment.end_byte :]


def _block(file: JavaFile, comment: Node, start: int, limit: int) -> bytes | None:
    """The paragraph from this line on, filled anew."""
    source, newline = file.source, newline_of(file.source)
    above = _text(source[comment.start_byte : start])
    lines = _text(source[start : comment.end_byte]).split(newline)
    begun = re.match(r"\s*\*(?!/)[ \t]*", lines[0])
    if begun is None or above.lower().count("<pre") > above.lower().count("</pre"):
        return None
    prefix = begun[0]
    paragraph = [lines[0][len(prefix) :], *(line.strip().removeprefix("*").strip() for line in _following(lines))]
    text = " ".join(paragraph)
    closing = text.endswith("*/")
    hang = _TAG_INDENT if text.startswith("@") or (_TAG.search(above) and not prefix.endswith(_TAG_INDENT)) else ""
    filled = _filled(text.removesuffix("*/"), prefix, limit, prefix + hang)
    filled += [indent_at(prefix.encode(), 0) + "*/"] if closing else []
    if len(filled) < 2 and len(paragraph) == 1:
        return None
    rest = source[start + len(_bytes(newline.join(lines[: len(paragraph)]))) :]
    return source[:start] + _bytes(newline.join(filled)) + rest


def _following(lines: list[str]) -> Iterator[str]:
    """The other lines of the paragraph that begins with the first."""
    for line in lines[1:-1]:
        text = line.strip()
        if not text.startswith("*") or _STARTS.match(text[1:].strip()):
            return
        yield line


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _text(source: bytes) -> str:
    return source.decode("utf-8", "surrogateescape")


def _filled(text: str, first: str, limit: int, following: str | None = None) -> list[str]:
    """Lines of words, an inline tag being one; a word that is too long has a line of its own."""
    following = first if following is None else following
    lines, here = list[str](), first
    empty = True
    for word in _WORD.findall(text):
        wide = len((here + " " + word).expandtabs(8)) - (1 if empty else 0)
        if not empty and wide > limit:
            lines.append(here)
            here, empty = following, True
        here += word if empty else " " + word
        empty = False
    return [*lines, here]
