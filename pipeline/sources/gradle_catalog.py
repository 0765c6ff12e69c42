"""A version catalogue (`libs.versions.toml`) by entry, with byte positions. Read line by line, as Gradle writes it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

_SECTION = re.compile(r"^\s*\[(?P<name>[\w.\-]+)\]")
_ENTRY = re.compile(r"^\s*(?P<alias>[\w.\-]+|\"[^\"]+\")\s*=\s*(?P<value>[\"'{].*?)\s*(?:#.*)?$")
_FIELD = r"[{,\s]%s\s*=\s*[\"'](?P<value>[^\"']*)[\"']"
_STRING = re.compile(r"[\"'](?P<value>[^\"']*)[\"']")

Span = tuple[int, int]


@dataclass(frozen=True)
class Field:
    """A quoted value and the span of what is between its quotes."""

    value: str
    span: Span


@dataclass(frozen=True)
class Entry:
    """One line of `[versions]`, `[libraries]` or `[plugins]`. `line` spans it with its line break."""

    section: str
    alias: str
    line: Span
    text: str
    """Of the value."""
    offset: int
    """Where that begins."""

    def field(self, name: str) -> Field | None:
        """A field of the inline table: `module`, `group`, `name`, `id`, `version`, `version.ref`."""
        match = re.search(_FIELD % re.escape(name), self.text)
        return _field(match, self.offset) if match else None

    @property
    def string(self) -> Field | None:
        """The value when it is no table."""
        match = _STRING.match(self.text)
        return _field(match, self.offset) if match else None


def _field(match: re.Match[str], offset: int) -> Field:
    return Field(match["value"], (offset + match.start("value"), offset + match.end("value")))


class VersionCatalog:
    def __init__(self, source: bytes) -> None:
        self.source = source

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(self._entries())

    def _entries(self) -> Iterator[Entry]:
        section, at = "", 0
        for line in self.source.decode("latin-1").splitlines(keepends=True):
            if found := _SECTION.match(line):
                section = found["name"]
            elif match := _ENTRY.match(line.rstrip("\r\n")):
                yield Entry(
                    section, match["alias"].strip('"'), (at, at + len(line)), match["value"], at + match.start("value")
                )
            at += len(line)

    def version(self, alias: str) -> Field | None:
        """Of `[versions]`."""
        found = next((e for e in self.entries if e.section == "versions" and e.alias == alias), None)
        return found.string if found else None
