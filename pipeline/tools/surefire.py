"""Reads the test reports of a build: surefire's and failsafe's `TEST-*.xml` (Gradle writes the same format).

The names are made comparable across surefire versions, since Boot 2 projects run 2.22 and Boot 3 projects 3.5:
2.22 writes `sums{int}[1]`, 3.x `sums(int)[1]`, and 3.5 puts a class's `@DisplayName` where its name was.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from xml.parsers import expat
from xml.sax.saxutils import unescape

from pipeline.tools.nested_tests import nested_tests
from shared.models import TestCase, TestOutcome

REPORT_DIRECTORIES = ("surefire-reports", "failsafe-reports", "test-results")
MAX_FILE_BYTES = 256 * 1024 * 1024
MAX_TRACE = 64 * 1024
MAX_END = 32 * 1024
"""Of a longer trace, which names its first cause last: one message in it may print all settings of the machine."""
MAX_OUTPUT = 128 * 1024
MAX_MESSAGE = 2000
MAX_TESTS = 200_000
CHUNK = 1 << 16

CLASS_NAME = re.compile(r"(?:[\w$]+\.)*[\w$]+")
METHOD = re.compile(r"([\w$]+)(?:\{.*?\}|\(.*?\))?(?:\[(\d+)\b.*\])?", re.DOTALL)
OUTCOMES = {"failure": TestOutcome.FAILED, "error": TestOutcome.ERROR, "skipped": TestOutcome.SKIPPED}
PROPERTY = re.compile(r'<property name="([^"]*)" value="([^"]*)"')
PROPERTIES_BYTES = 1 << 20
CLASS_PATH_PROPERTIES = ("surefire.test.class.path", "java.class.path")
SKIPPED_DIRECTORIES = frozenset({".git", "node_modules", "src", ".gradle", ".idea"})


@dataclass
class TestReport:
    """One executed test, with what does not travel in a BuildResult: its trace and its suite's output."""

    __test__ = False

    case: TestCase
    trace: str = ""
    """Stack trace as the report has it; of a long one MAX_TRACE characters at the start and MAX_END at the end."""
    output: str = ""
    """The end of what the suite printed, for failed tests only."""

    @property
    def failed(self) -> bool:
        return self.case.outcome in (TestOutcome.FAILED, TestOutcome.ERROR)


def read_reports(root: Path) -> list[TestReport]:
    """Reports of all modules below `root`, ordered by module, class and position. Broken files give what they have."""
    found: list[TestReport] = []
    for path in report_files(root):
        found += read_report(path, module_of(path, root), root)
        if len(found) > MAX_TESTS:
            break
    return found[:MAX_TESTS]


def cases_of(reports: Sequence[TestReport]) -> tuple[TestCase, ...]:
    return tuple(report.case for report in reports)


def report_files(root: Path) -> list[Path]:
    return sorted(_walk(root))


def _walk(root: Path) -> Iterator[Path]:
    for directory, names, files in root.walk():
        names[:] = [name for name in names if name not in SKIPPED_DIRECTORIES and not (directory / name).is_symlink()]
        if any(part in REPORT_DIRECTORIES for part in directory.parts[-2:]):
            for name in files:
                path = directory / name
                if name.startswith("TEST-") and name.endswith(".xml") and path.is_file() and not path.is_symlink():
                    yield path


def module_of(report: Path, root: Path) -> str:
    """The directory above `target/surefire-reports` or `build/test-results`, "." for the root."""
    parts = report.relative_to(root).parts
    at = next(i for i, part in enumerate(parts) if part in REPORT_DIRECTORIES)
    return "/".join(parts[: max(at - 1, 0)]) or "."


def read_report(path: Path, module: str = ".", root: Path | None = None) -> list[TestReport]:
    """Tests of one file. A file cut short by a crash gives the tests before the cut; DTDs are refused."""
    reader = _Reader(module, path.name.removeprefix("TEST-").removesuffix(".xml"), root)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = _refuse_dtd
    try:
        with path.open("rb") as file:
            for _ in range(MAX_FILE_BYTES // CHUNK):
                chunk = file.read(CHUNK)
                parser.Parse(chunk, not chunk)
                if not chunk:
                    break
    except (expat.ExpatError, _Refused, OSError, ValueError, LookupError):
        pass
    return reader.finish()


class _Refused(Exception):
    """The file is no test report."""


def _refuse_dtd(*_: object) -> None:
    raise _Refused


@dataclass
class _Reader:
    module: str
    suite: str
    root: Path | None = None
    reports: list[TestReport] = field(default_factory=list[TestReport])
    _case: dict[str, str] | None = None
    _outcome: TestOutcome = TestOutcome.PASSED
    _message: str = ""
    _trace: list[str] = field(default_factory=list[str])
    _end: str = ""
    _inside: str = ""
    _output: str = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "testcase":
            self._case, self._outcome, self._message = attributes, TestOutcome.PASSED, ""
            self._trace, self._end = [], ""
        elif self._case is not None and name in OUTCOMES and self._outcome is TestOutcome.PASSED:
            self._outcome = OUTCOMES[name]
            self._message = _first(attributes.get("type", ""), attributes.get("message", ""))
            self._inside = name
        elif name in ("system-out", "system-err"):
            self._inside = name

    def text(self, data: str) -> None:
        if self._inside in OUTCOMES:
            if sum(map(len, self._trace)) < MAX_TRACE:
                self._trace.append(data[:MAX_TRACE])
            else:
                self._end = (self._end + data)[-MAX_END:]
        elif self._inside:
            self._output = (self._output + data)[-MAX_OUTPUT:]

    def end(self, name: str) -> None:
        if name == self._inside:
            self._inside = ""
        elif name == "testcase" and self._case is not None:
            self.reports.append(self._report(self._case))
            self._case = None

    def _report(self, attributes: dict[str, str]) -> TestReport:
        cut = "\n" if len(self._end) == MAX_END else ""
        trace = f"{''.join(self._trace)}{cut}{self._end}"
        message = self._message or _first("", trace)
        classname = attributes.get("classname", "")
        if self.root is not None and not classname.startswith(self.suite):
            classname = self._nested.get(classname, classname)
        case = TestCase(
            name=comparable_name(classname, attributes.get("name", ""), self.suite),
            outcome=self._outcome,
            seconds=seconds(attributes.get("time", "")),
            module=self.module,
            message="" if self._outcome is TestOutcome.PASSED else message,
        )
        return TestReport(case, trace)

    @cached_property
    def _nested(self) -> dict[str, str]:
        return nested_tests(self.root / self.module, self.suite) if self.root is not None else {}

    def finish(self) -> list[TestReport]:
        for report in self.reports:
            if report.failed:
                report.output = self._output
        return self.reports


def comparable_name(classname: str, name: str, suite: str) -> str:
    """`fully.qualified.Class#method[index]`: display names replaced by the suite's, parameter types left out.

    What failed before its methods could run has no method: surefire 2.22 writes the class in its place (or its own
    provider as the class and the class as the method), 3.x nothing, and JUnit 4 `initializationError`.
    """
    if classname.startswith("org.apache.maven.surefire.") and CLASS_NAME.fullmatch(name):
        return f"{name}#"
    owner = classname if CLASS_NAME.fullmatch(classname) and "." in classname else suite
    if not CLASS_NAME.fullmatch(owner):
        owner = classname.strip() or suite
    if name.strip() in ("", owner, owner.rpartition(".")[2], "initializationError"):
        return f"{owner}#"
    found = METHOD.fullmatch(name.strip())
    if not found:
        return f"{owner}#{' '.join(name.split())}"
    return f"{owner}#{found[1]}" + (f"[{found[2]}]" if found[2] else "")


def seconds(text: str) -> float:
    """surefire writes "1,234.5" in some locales' versions; anything unreadable is 0."""
    try:
        value = float(text.replace(",", ""))
    except ValueError:
        return 0.0
    return value if 0 <= value < 1e9 else 0.0


def _first(kind: str, message: str) -> str:
    """`type: message` on one line."""
    line = " ".join(message.split())
    return (f"{kind}: {line}" if kind and line and not line.startswith(kind) else line or kind)[:MAX_MESSAGE]


def class_paths(root: Path) -> list[str]:
    """Entries of the test class paths that the reports name, each once."""
    found: dict[str, None] = {}
    seen: set[tuple[Path, str]] = set()
    for path in report_files(root):
        with path.open("rb") as file:
            head = file.read(PROPERTIES_BYTES).decode("utf-8", "replace")
        for name, value in PROPERTY.findall(head):
            if name in CLASS_PATH_PROPERTIES and (path.parent, value) not in seen:
                seen.add((path.parent, value))
                found.update(dict.fromkeys(unescape(value).split(":")))
    return [entry for entry in found if entry.endswith(".jar")]
