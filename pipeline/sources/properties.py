"""`.properties` files with positions: as `java.util.Properties.load` reads them, edited without touching the rest.

Boot reads them as ISO-8859-1, so one byte is one character and offsets are byte offsets.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from pipeline.sources.settings import Setting, canonical
from pipeline.sources.splice import Splices, newline_of

_ESCAPES = {"t": "\t", "n": "\n", "r": "\r", "f": "\f"}
_SEPARATOR = re.compile(r"[#!]---\s*\Z")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(\r?\n|\r)[ \t\f]*|(.)|\Z)", re.DOTALL)


@dataclass(frozen=True)
class Entry:
    """Byte offsets of one logical line: the whole of it, line break included, its key and its raw value."""

    setting: Setting
    start: int
    end: int
    key_end: int
    value_start: int
    value_end: int
    key_start: int


class PropertiesFile:
    def __init__(self, source: bytes) -> None:
        self.source = source
        self._text = source.decode("latin-1")

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(self._entries())

    @property
    def settings(self) -> tuple[Setting, ...]:
        return tuple(entry.setting for entry in self.entries)

    def _entries(self) -> list[Entry]:
        text, found, at, document = self._text, list[Entry](), 0, 0
        while at < len(text):
            first = _skip(text, at, " \t\f")
            if text[first : first + 1] in ("#", "!", "\r", "\n", ""):
                end = _line_end(text, first)
                document += bool(_SEPARATOR.match(text[at:end]))
            else:
                end = _logical_end(text, first)
                found.append(self._entry(at, first, end, document))
            at = end
        return found

    def _entry(self, start: int, first: int, end: int, document: int) -> Entry:
        text = self._text
        body_end = _strip_break(text, end)
        key_end = first
        while key_end < body_end and text[key_end] not in "=: \t\f":
            key_end += 2 if text[key_end] == "\\" else 1
        key_end = min(key_end, body_end)
        value = _skip(text, key_end, " \t\f", body_end)
        if value < body_end and text[value] in "=:":
            value = _skip(text, value + 1, " \t\f", body_end)
        setting = Setting(
            unescape(text[first:key_end]), unescape(text[value:body_end]), document, text.count("\n", 0, first) + 1
        )
        return Entry(setting, start, end, key_end, value, body_end, first)

    def with_renamed(self, renames: Mapping[Setting, str]) -> "PropertiesFile":
        splices = Splices(self.source)
        for entry in self.entries:
            if entry.setting in renames:
                splices.replace(entry.key_start, entry.key_end, escape_key(renames[entry.setting]))
        return PropertiesFile(splices.result())

    def with_value(self, setting: Setting, value: str) -> "PropertiesFile":
        splices = Splices(self.source)
        for entry in self.entries:
            if entry.setting == setting:
                bare = entry.value_start == entry.key_end
                splices.replace(entry.value_start, entry.value_end, ("=" if bare else "") + escape_value(value))
        return PropertiesFile(splices.result())

    def without(self, settings: Collection[Setting]) -> "PropertiesFile":
        splices = Splices(self.source)
        for entry in self.entries:
            if entry.setting in settings:
                splices.delete(entry.start, entry.end)
        return PropertiesFile(splices.result())

    def with_added(self, key: str, value: str, document: int = 0) -> "PropertiesFile":
        """After the entry of that document whose key shares most with it; at the end when there is none."""
        newline, line = newline_of(self.source), f"{escape_key(key)}{self._separator}{escape_value(value)}"
        near = [entry for entry in self.entries if entry.setting.document == document]
        at = max(near, key=lambda e: (_shared(e.setting.key, key), e.start)).end if near else len(self.source)
        splices = Splices(self.source)
        open_line = at > 0 and self.source[at - 1 : at] not in (b"\n", b"\r")
        splices.insert(at, (newline if open_line else "") + line + newline)
        return PropertiesFile(splices.result())

    @property
    def _separator(self) -> str:
        """How this file mostly writes it: `=` or ` = `."""
        spaced = sum(self._text[e.key_end : e.value_start] == " = " for e in self.entries)
        return " = " if spaced * 2 > len(self.entries) else "="


def unescape(raw: str) -> str:
    def decoded(match: re.Match[str]) -> str:
        code, line_break, other = match.groups()
        if code:
            return chr(int(code, 16))
        return "" if line_break or not other else _ESCAPES.get(other, other)

    return _ESCAPE.sub(decoded, raw)


def escape_key(key: str) -> str:
    return re.sub(r"[=:#!\\\s]|[^\x00-\x7f]", _escaped, key)


def escape_value(value: str) -> str:
    text = re.sub(r"[\\\t\n\r\f]|[^\x00-\x7f]", _escaped, value)
    return "\\" + text if text.startswith(" ") else text


def _escaped(match: re.Match[str]) -> str:
    char = match.group()
    named = {value: f"\\{name}" for name, value in _ESCAPES.items()}
    if ord(char) > 0x7F:
        return "".join(f"\\u{unit:04x}" for unit in _utf16(char))
    return named.get(char, "\\" + char)


def _utf16(char: str) -> list[int]:
    raw = char.encode("utf-16-be", "surrogatepass")
    return [int.from_bytes(raw[i : i + 2]) for i in range(0, len(raw), 2)]


def _shared(one: str, other: str) -> int:
    """Leading key elements that both have."""
    count = 0
    for a, b in zip(canonical(one).split("."), canonical(other).split("."), strict=False):
        if a != b:
            break
        count += 1
    return count


def _skip(text: str, at: int, chars: str, end: int | None = None) -> int:
    limit = len(text) if end is None else end
    while at < limit and text[at] in chars:
        at += 1
    return at


def _line_end(text: str, at: int) -> int:
    """Just after the line break (`\\n`, `\\r` or both) of the line that `at` is in."""
    match = re.compile(r"\r\n|\n|\r").search(text, at)
    return match.end() if match else len(text)


def _strip_break(text: str, end: int) -> int:
    if text[:end].endswith("\r\n"):
        return end - 2
    return end - 1 if end and text[end - 1] in "\r\n" else end


def _logical_end(text: str, at: int) -> int:
    """After the natural line, and those that an odd number of backslashes before the break joins to it."""
    while True:
        end = _line_end(text, at)
        body = _strip_break(text, end)
        slashes = body - len(text[at:body].rstrip("\\")) - at
        if slashes % 2 == 0 or end >= len(text):
            return end
        at = end
