"""What a report says, worked out once for Markdown and HTML."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from pipeline.delivery.patch import Patch
from pipeline.gates.base import NOTHING_TO_ASK
from pipeline.gates.t01_tests_kept import plain_name
from pipeline.rendering.diff import FileDiff, file_diff
from pipeline.rendering.text import plural
from shared.models import BuildResult, Diagnostic, Outcome, Round, Status, TestCase, TestOutcome
from shared.report import Check, FileChange, Report, RunRecord

_DECIDE = "for a person to decide"
"""What a gate that refuses nothing says of what it leaves to people."""
_WORST = (TestOutcome.SKIPPED, TestOutcome.PASSED, TestOutcome.FAILED, TestOutcome.ERROR)


@dataclass(frozen=True)
class Details:
    """What the pages show beyond report.json."""

    record: RunRecord
    patch: Patch


@dataclass(frozen=True)
class Headline:
    state: Literal["verified", "refused", "cancelled"]
    title: str
    why: str


@dataclass(frozen=True)
class TestRow:
    """One test before and after. None: it did not run."""

    __test__ = False

    name: str
    before: TestOutcome | None
    after: TestOutcome | None

    @property
    def change(self) -> Literal["lost", "broken", "fixed", "new", "same"]:
        if self.before == self.after:
            return "same"
        if self.before is TestOutcome.PASSED:
            return "lost" if self.after is None else "broken"
        if self.before is None:
            return "new"
        return "fixed" if self.after is TestOutcome.PASSED else "broken" if self.after else "lost"


@dataclass(frozen=True)
class FileRow:
    change: FileChange
    reasons: tuple[tuple[str, str], ...]
    """(fixer or model, reason)."""
    diff: FileDiff


@dataclass(frozen=True)
class Action:
    """Something left for a person: what it is about, and what to do."""

    about: str
    todo: str


def headline(report: Report) -> Headline:
    if report.status is Status.CANCELLED:
        return Headline("cancelled", "Cancelled", "The run was stopped before it was finished; nothing is proved.")
    if report.verification is not None and report.verification.passed and report.failure is None:
        return Headline("verified", "Verified", _proof(report))
    if report.failure is not None:
        return Headline("refused", "Not verified", report.failure.message)
    return Headline("refused", "Not verified", "The run ended without a verification.")


def _proof(report: Report) -> str:
    target = f"Java {report.target.java} and Spring Boot {report.target.spring_boot}"
    kept = report.baseline.tests.passed if report.baseline else 0
    tests = (
        f"all {plural(kept, 'test')} that passed before still pass" if kept else "there was no passing test to compare"
    )
    done = [check for check in report.verification.checks if check.passed] if report.verification else []
    total = len(report.verification.checks) if report.verification else 0
    return f"The build is green on {target}, {tests}, and {len(done)} of {total} checks passed; none refused."


def compared_tests(baseline: BuildResult | None, build: BuildResult | None) -> list[TestRow]:
    """By name, those that changed first."""
    before, after = (_outcomes(result.tests if result else ()) for result in (baseline, build))
    rows = [TestRow(name, before.get(name), after.get(name)) for name in sorted(before.keys() | after.keys())]
    order = ("lost", "broken", "fixed", "new", "same")
    return sorted(rows, key=lambda row: order.index(row.change))


def _outcomes(tests: Iterable[TestCase]) -> dict[str, TestOutcome]:
    """The worst outcome of a test's invocations."""
    found: dict[str, TestOutcome] = {}
    for test in tests:
        name = plain_name(test.name)
        found[name] = max(found.get(name, test.outcome), test.outcome, key=_WORST.index)
    return found


def file_rows(details: Details) -> list[FileRow]:
    reasons = _reasons(details.record)
    return [
        FileRow(change, tuple(dict.fromkeys(reasons.get(change.path, ()))), file_diff(part))
        for change, part in zip(details.patch.files, details.patch.parts, strict=True)
    ]


def _reasons(record: RunRecord) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for result in (record.migrate, record.build):
        for edit in result.edits if result else ():
            found.setdefault(edit.path, []).append((edit.fixer, edit.reason))
    for change in record.llm:
        for path in change.files:
            found.setdefault(path, []).append((change.model, change.reason))
    return found


def rounds(record: RunRecord) -> tuple[Round, ...]:
    return record.build.rounds if record.build else ()


def actions(report: Report, record: RunRecord) -> list[Action]:
    """What the build still says, refused checks, and what nobody could check; the failure itself if that is all."""
    return list(dict.fromkeys(_actions(report, record)))


def _actions(report: Report, record: RunRecord) -> Iterator[Action]:
    if report.failure is not None and report.failure.next_action not in {d.next_action for d in report.diagnostics}:
        yield Action(report.failure.message, report.failure.next_action)
    checks = report.verification.checks if report.verification else ()
    for check in checks:
        if check.passed is False:
            yield Action(f"{check.id} refused: {check.name}", check.detail)
    for found in report.diagnostics:
        if found.next_action:
            yield Action(place(found), found.next_action)
    for check in checks:
        if check.passed is not False and _DECIDE in check.detail:
            yield Action(f"{check.id}: {check.name}", check.detail)
    for warning in record.facts.warnings if record.facts else ():
        yield Action("Noticed in the project", warning)
    if record.build is not None and record.build.repeated:
        names = ", ".join(record.build.repeated)
        yield Action("Failed once and passed when the same was built again", f"See whether these hold: {names}.")
    if record.build is not None and record.build.without_front_end:
        yield Action("Left out of both builds", record.build.message)
    if record.migrate is not None and record.migrate.outcome is Outcome.SUCCEEDED and record.migrate.message:
        yield Action("Left out of the first pass", record.migrate.message)
    unasked = (c for c in checks if c.passed is None and _DECIDE not in c.detail)
    open_questions = [c for c in unasked if not c.detail.startswith(NOTHING_TO_ASK)]
    if open_questions:
        names = "; ".join(f"{check.id} {check.name.lower()}" for check in open_questions)
        yield Action("Not checked by anyone yet", f"Look at these yourself: {names}.")


def place(found: Diagnostic) -> str:
    """message, symbol (path:line): javac's "cannot find symbol" says which one in the lines after it."""
    symbol = next((line.strip() for line in found.detail.splitlines() if line.strip().startswith("symbol:")), "")
    message = f"{found.message}, {' '.join(symbol.split())}" if symbol else found.message
    where = found.test or found.path or found.module
    line = f":{found.line}" if found.line and found.path and not found.test else ""
    return f"{message} ({where}{line})" if where else message


def word(check: Check) -> Literal["passed", "refused", "not run"]:
    return "not run" if check.passed is None else "passed" if check.passed else "refused"
