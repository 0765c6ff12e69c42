"""Gradle scripts (Groovy and Kotlin DSL) read lexically: statements, blocks and strings with their byte positions.

A script is a program and is never run or understood; what the lexer does not recognise is left alone. Text is decoded
as Latin-1, so that an offset into the text is an offset into the bytes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

_TOKEN = re.compile(
    r"""
    (?P<comment>//[^\n]*|/\*.*?(?:\*/|\Z))
  | (?P<string>'''.*?(?:'''|\Z)|\"\"\".*?(?:\"\"\"|\Z)|'(?:\\.|[^'\\\n])*'?|"(?:\\.|\$\{[^}\n]*\}|[^"\\\n])*"?)
  | (?P<word>[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*)
  | (?P<number>\d[\w.]*)
  | (?P<newline>\r?\n|;)
  | (?P<blank>[ \t\f\r]+|\\\r?\n)
  | (?P<mark>.)
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True)
class Token:
    """`start:end` spans it whole, quotes included. `value` is a string's content, else the text."""

    kind: str
    value: str
    start: int
    end: int

    @property
    def inner(self) -> tuple[int, int]:
        """Span of a string's content."""
        quotes = (self.end - self.start - len(self.value)) // 2
        return self.start + quotes, self.end - quotes


@dataclass(frozen=True)
class Statement:
    """One statement: tokens up to a line break outside brackets, or to the `{` it opens."""

    tokens: tuple[Token, ...]
    blocks: tuple[str, ...]
    """Names of the blocks around it, outermost first: ("buildscript", "dependencies")."""

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end

    @property
    def head(self) -> str:
        return self.tokens[0].value

    @property
    def strings(self) -> tuple[Token, ...]:
        return tuple(token for token in self.tokens if token.kind == "string")

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(token.value for token in self.tokens if token.kind == "word")


@dataclass(frozen=True)
class Block:
    """`name { ... }`: `inner_start:inner_end` is what is between the braces."""

    name: str
    blocks: tuple[str, ...]
    start: int
    inner_start: int
    inner_end: int


class GradleScript:
    """One lexed script. It never fails: unbalanced braces end at the end of the file."""

    def __init__(self, source: bytes, kotlin: bool) -> None:
        self.source = source
        self.kotlin = kotlin
        self.text = source.decode("latin-1")

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """All but comments and blanks."""
        return tuple(_tokens(self.text))

    @cached_property
    def _parsed(self) -> tuple[list[Statement], list[Block]]:
        return _Parser(self.tokens, len(self.source)).parse()

    @property
    def statements(self) -> list[Statement]:
        return self._parsed[0]

    @property
    def blocks(self) -> list[Block]:
        """In the order in which they close."""
        return self._parsed[1]

    def block(self, *path: str) -> Block | None:
        """First block of this path from the top level."""
        return next((b for b in self.blocks if (*b.blocks, b.name) == path), None)

    def inside(self, name: str) -> list[Statement]:
        """Statements directly in a block of this name, wherever that is."""
        return [s for s in self.statements if s.blocks and s.blocks[-1] == name]


def _tokens(text: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "mark"
        if kind in ("comment", "blank"):
            continue
        yield Token(kind, _unquoted(match[0]) if kind == "string" else match[0], match.start(), match.end())


def _unquoted(text: str) -> str:
    for quote in ("'''", '"""', "'", '"'):
        if text.startswith(quote) and text.endswith(quote) and len(text) >= 2 * len(quote):
            return text[len(quote) : -len(quote)]
    return text


class _Parser:
    """Splits tokens into statements and blocks in one pass."""

    def __init__(self, tokens: tuple[Token, ...], length: int) -> None:
        self.tokens = tokens
        self.length = length
        self.statements: list[Statement] = []
        self.found: list[Block] = []
        self._open: list[tuple[str, int, int]] = []
        self._current: list[Token] = []
        self._brackets = 0

    def parse(self) -> tuple[list[Statement], list[Block]]:
        for token in self.tokens:
            self._take(token)
        self._finish()
        while self._open:
            self._close(self.length)
        return self.statements, self.found

    def _take(self, token: Token) -> None:
        if token.kind == "mark" and token.value == "{":
            start = self._current[0].start if self._current else token.start
            name = _block_name(self._current)
            self._finish()
            self._open.append((name, start, token.end))
            self._brackets = 0
        elif token.kind == "mark" and token.value == "}":
            self._finish()
            self._close(token.start)
        elif token.kind == "newline":
            if self._brackets == 0:
                self._finish()
        else:
            if token.kind == "mark":
                self._brackets = max(0, self._brackets + (token.value in "([") - (token.value in ")]"))
            self._current.append(token)

    def _finish(self) -> None:
        if self._current:
            self.statements.append(Statement(tuple(self._current), tuple(name for name, _, _ in self._open)))
        self._current = []
        self._brackets = 0

    def _close(self, at: int) -> None:
        if self._open:
            name, start, inner = self._open.pop()
            self.found.append(Block(name, tuple(n for n, _, _ in self._open), start, inner, at))


def _block_name(tokens: list[Token]) -> str:
    """`dependencies`, `subprojects`, `test`; of `tasks.named("test")` the string `test`; of `tasks.test` `test`."""
    words = [token.value for token in tokens if token.kind == "word"]
    strings = [token.value for token in tokens if token.kind == "string"]
    if words and words[0] in ("tasks.named", "tasks.register", "named") and strings:
        return strings[0]
    if words and words[0] == "tasks.withType":
        return "tasks.withType"
    return words[0].removeprefix("tasks.") if words else ""
