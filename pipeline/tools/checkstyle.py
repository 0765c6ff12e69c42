"""Checkstyle's violations as the `check` goal of maven-checkstyle-plugin prints them, each on a line of its own."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

GOAL = ":maven-checkstyle-plugin:"
_VIOLATION = re.compile(
    r"\[(?:WARNING|ERROR)\] (?P<path>\S.*?\.\w+):\[(?P<line>\d{1,9})(?:,(?P<column>\d{1,9}))?\] "
    r"\(\w+\) (?P<rule>\w+): (?P<message>.*)"
)


@dataclass(frozen=True)
class Violation:
    """`path` is relative to the module's directory; `rule` is Checkstyle's name for it ("UnusedImports")."""

    path: str
    line: int
    column: int | None
    rule: str
    message: str


def parse_violations(lines: Iterable[str]) -> Iterator[Violation]:
    """What counts as a violation in that build; warnings that don't are printed in another form."""
    for line in lines:
        found = _VIOLATION.fullmatch(line.rstrip())
        if found:
            column = int(found["column"]) if found["column"] else None
            yield Violation(found["path"], int(found["line"]), column, found["rule"], found["message"])
