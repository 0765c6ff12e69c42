"""The baseline's tests as the measure of a build: which failures are old, and which tests have vanished."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.steps.attempt import Attempt
from pipeline.tools.surefire import TestReport
from pipeline.tools.test_failures import needs_a_service, repeats_a_failure
from shared.models import Diagnostic, TestCase, TestOutcome, Wave

FAILED = (TestOutcome.FAILED, TestOutcome.ERROR)
INDEX = re.compile(r"\[\d+\]$")
BRACES = str.maketrans("{}", "()")
"""Surefire 2.22 writes the one for the other in display names: "is told (twice)" of JUnit 4 runners of their own."""
SUREFIRE = re.compile(r"--- (?:maven-)?surefire(?:-plugin)?:(?P<version>[\w.\-]+):test\b")
NO_DISCOVERY = re.compile(r"TestEngine with ID '[\w\-]+' failed to discover tests")
COVERAGE_UNMET = "Coverage checks have not been met"
"""What JaCoCo's Maven plug-in says."""
MAX_NAMED = 20


@dataclass(frozen=True)
class Yardstick:
    """`tests` of the baseline; None when there is none, and then every failure counts. `coverage_unmet`: the project's
    own check of its coverage was not met before either. `without_front_end`: its front end could not be built.
    `libraries`: packages by entry of its class path."""

    tests: Sequence[TestCase] | None
    coverage_unmet: bool = False
    without_front_end: bool = False
    libraries: Mapping[str, Sequence[str]] = field(default_factory=dict[str, Sequence[str]])

    @cached_property
    def _ran(self) -> Sequence[TestCase]:
        return self.tests or ()

    @cached_property
    def _failing(self) -> frozenset[str]:
        return frozenset(_plain(test.name) for test in self._ran if test.outcome in FAILED)

    @property
    def tolerant(self) -> bool:
        """A failure that is allowed must not keep other modules from being tested and packaged."""
        return bool(self._failing) or self.coverage_unmet or (self.tests is not None and not self._passed)

    def split(self, reports: Sequence[TestReport]) -> tuple[list[TestReport], list[TestReport]]:
        """(failures that count, failures that the baseline has too or could not have had)."""
        failed = [report for report in reports if report.failed]
        excused = [*(report for report in failed if self._fails_before(report)), *self._awaiting(failed)]
        known = [report for report in failed if report in excused]
        return [report for report in failed if report not in known], known

    def still_failing(self, reports: Sequence[TestReport]) -> int:
        return sum(report.failed and self._fails_before(report) for report in reports)

    def awaiting(self, reports: Sequence[TestReport]) -> int:
        """Failed tests of classes that the baseline's test run had passed over, for want of a service."""
        return len(self._awaiting([report for report in reports if report.failed]))

    def _fails_before(self, report: TestReport) -> bool:
        """By itself, or with its whole class, none of whose tests could start: one failure stood for them then, or
        does so now (where a class cannot be initialised is told of each test, or once, by the engine's version)."""
        owner = _owner(report.case.name)
        now_as_one = report.case.name == f"{owner}#" and owner in self._hopeless
        return now_as_one or not self._failing.isdisjoint({_plain(report.case.name), f"{owner}#"})

    @cached_property
    def _hopeless(self) -> frozenset[str]:
        """Classes whose tests all failed."""
        return frozenset(map(_owner, self._failing)) - frozenset(_owner(test.name) for test in self._passed)

    def _awaiting(self, failed: Sequence[TestReport]) -> list[TestReport]:
        """JUnit 4 classes beside JUnit 5's engine alone never ran (catalogue I02); now they do, and miss a database
        that is not here: nothing that passed is lost, and nothing here can prove them. Spring tries a context that
        failed so only once, and says just that to the tests after it."""
        new = [report for report in failed if self.tests is not None and _owner(report.case.name) not in self._owners]
        missing = [report for report in new if needs_a_service(report)]
        again = [report for report in new if repeats_a_failure(report)] if missing else []
        return [report for report in new if report in missing or report in again]

    @cached_property
    def _owners(self) -> frozenset[str]:
        return frozenset(_owner(test.name) for test in self._ran)

    @cached_property
    def _passed(self) -> Sequence[TestCase]:
        return [test for test in self._ran if test.outcome is TestOutcome.PASSED]

    def vanished(self, attempt: Attempt) -> Iterator[Diagnostic]:
        """A green build in which test classes of the baseline did not run at all (catalogue, rows I02 and I03)."""
        ran = {_owner(report.case.name) for report in attempt.reports}
        gone = sorted({_owner(test.name) for test in self._passed} - ran)
        if not gone:
            return
        clues = [line for line in attempt.run.lines if SUREFIRE.search(line) or NO_DISCOVERY.search(line)]
        named = "\n".join([*dict.fromkeys(clues), *gone[:MAX_NAMED]])
        nothing = "Tests run: 0, Failures: 0, Errors: 0, Skipped: 0"
        many = "test class that passed before no longer runs" if len(gone) == 1 else "test classes no longer run"
        message = f"{len(gone)} {many}." if ran else nothing
        yield Diagnostic(wave=Wave.TEST, message=message, detail=named)


def _owner(name: str) -> str:
    return name.partition("#")[0]


def _plain(name: str) -> str:
    return INDEX.sub("", name).translate(BRACES)
