"""Configuration files as Spring Boot reads them: settings by key, whatever the file's format."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Protocol

INDEX = re.compile(r"\[[^\]]*\]")


class SettingsError(ValueError):
    """The file is not well-formed in its format."""


@dataclass(frozen=True)
class Setting:
    """One leaf. `key` is dotted, list items as `a.b[0]`; `value` is decoded, "" when there is none."""

    key: str
    value: str
    document: int = 0
    """0-based, for `---` in YAML and `#---` in properties."""
    line: int = 1
    """1-based, of the key."""


class ConfigFile(Protocol):
    """An immutable parsed file; each `with_`/`without` gives a new one whose other bytes are unchanged.

    An edit that the format makes impossible (an anchor, a flow mapping) leaves the file as it is.
    """

    @property
    def source(self) -> bytes: ...

    @property
    def settings(self) -> tuple[Setting, ...]: ...

    def with_renamed(self, renames: Mapping[Setting, str]) -> "ConfigFile": ...

    def with_value(self, setting: Setting, value: str) -> "ConfigFile": ...

    def without(self, settings: Collection[Setting]) -> "ConfigFile": ...

    def with_added(self, key: str, value: str, document: int = 0) -> "ConfigFile": ...


def canonical(key: str) -> str:
    """The form in which two spellings of one key are equal: Boot's relaxed binding (Features, "Relaxed Binding").

    `spring.jpa.database-platform`, `spring.jpa.databasePlatform` and `spring.JPA.database_platform` are one.
    """
    return re.sub(r"[^a-z0-9.\[\]]", "", key.lower())


def find(file: ConfigFile, key: str, document: int | None = None) -> Setting | None:
    """The first setting with this key, however it is spelt."""
    wanted = canonical(key)
    return next(
        (s for s in file.settings if canonical(s.key) == wanted and document in (None, s.document)),
        None,
    )


def under(file: ConfigFile, prefix: str) -> list[Setting]:
    """Settings whose key is `prefix` or below it."""
    return [s for s in file.settings if is_under(s.key, prefix)]


def is_under(key: str, prefix: str) -> bool:
    here, there = canonical(key), canonical(prefix)
    return here == there or here.startswith((there + ".", there + "["))


def tail(key: str, prefix: str) -> str:
    """What follows `prefix` in `key`, spelt as it is there: `.nodes[0]`."""
    wanted = len(canonical(prefix))
    for end in range(len(key) + 1):
        if len(canonical(key[:end])) == wanted and (end == len(key) or key[end] in ".["):
            return key[end:]
    return ""
