"""Checkstyle's violations as maven-checkstyle-plugin tells them.

Its `check` goal prints those that count in that build, each on a line of its own. With `failsOnError` it stops before,
at the errors of the audit, which are in the log only with `consoleOutput`, and in its report always.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.parsers import expat

GOAL = ":maven-checkstyle-plugin:"
AUDIT = re.compile(r"errors? reported by Checkstyle")
REPORT = "target/checkstyle-result.xml"
MAX_REPORT = 50_000_000
_VIOLATION = re.compile(
    r"\[(?:INFO|WARNING|ERROR)\] (?P<path>\S.*?\.\w+):\[(?P<line>\d{1,9})(?:,(?P<column>\d{1,9}))?\] "
    r"\(\w+\) (?P<rule>\w+): (?P<message>.*)"
)
_AUDITED = re.compile(
    r"\[ERROR\] (?P<path>\S.*?\.\w+):(?P<line>\d{1,9})(?::(?P<column>\d{1,9}))?: "
    r"(?P<message>\S.*) \[(?P<rule>\w+)\]"
)


@dataclass(frozen=True)
class Violation:
    """`path` is relative to the module's directory, or absolute where the audit named it; `rule` is Checkstyle's name
    for it ("UnusedImports")."""

    path: str
    line: int
    column: int | None
    rule: str
    message: str


def parse_violations(lines: Iterable[str]) -> Iterator[Violation]:
    """What counts as a violation in that build; warnings that don't are printed in another form."""
    return _parse(_VIOLATION, lines)


def parse_audit(lines: Iterable[str]) -> Iterator[Violation]:
    """The errors that Checkstyle's own audit printed."""
    return _parse(_AUDITED, lines)


def parse_ant(lines: Iterable[str]) -> Iterator[Violation]:
    """The same as Gradle's plugin prints it."""
    prefix = "[ant:checkstyle] "
    return parse_audit(line.removeprefix(prefix) for line in lines if line.startswith(prefix))


def _parse(form: re.Pattern[str], lines: Iterable[str]) -> Iterator[Violation]:
    for line in lines:
        found = form.fullmatch(line.rstrip())
        if found:
            column = int(found["column"]) if found["column"] else None
            yield Violation(found["path"], int(found["line"]), column, found["rule"], found["message"])


def read_report(file: Path) -> list[Violation]:
    """The errors of the plugin's report; none when there is no such file, or it is not one."""
    found: list[Violation] = []
    path = ""

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal path
        if name == "file":
            path = attributes.get("name", "")
        elif name == "error" and attributes.get("severity") == "error" and attributes.get("line", "").isdecimal():
            rule = attributes.get("source", "").rpartition(".")[2].removesuffix("Check")
            column = attributes.get("column", "")
            place = int(column) if column.isdecimal() else None
            found.append(Violation(path, int(attributes["line"]), place, rule, attributes.get("message", "")))

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = _refuse_dtd
    try:
        if file.is_file() and not file.is_symlink() and file.stat().st_size <= MAX_REPORT:
            parser.Parse(file.read_bytes(), True)
    except (OSError, ValueError, expat.ExpatError):
        return []
    return found


def _refuse_dtd(*_: object) -> None:
    raise ValueError("a report has no DTD")
