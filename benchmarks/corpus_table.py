"""The rows that `benchmarks.corpus` measures: made from report.json, kept as JSON, shown as Markdown."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from pydantic import TypeAdapter

from pipeline.repair.grouping import diagnostic_class
from shared.models import Diagnostic, Status
from shared.report import BaselineSection, Report, ResultSection

HEADER = (
    "| project | verified | tests before | after | failing check | first unsolved | fixers | changed | CPU s "
    "| plain OpenRewrite | its CPU s |"
)

SHOWN = 8
"""Classes of a project that the Markdown names; the JSON has all."""


@dataclass(frozen=True)
class Left:
    """A class of diagnostics that the last build still had, with what a person is told to do about it."""

    kind: str
    """`wave: class`, as `autobuilder fixes` names it."""
    count: int
    next_action: str


@dataclass(frozen=True)
class Row:
    """One migration of one project by one engine."""

    project: str
    engine: str
    verified: str
    """yes; yes, without tests (nothing in it to prove more); no."""
    tests_before: str
    tests_after: str
    failing: str
    """Ids of the gates that refused, or the step that failed."""
    left: tuple[Left, ...]
    fixers: tuple[str, ...]
    files: int
    insertions: int
    deletions: int
    cpu_seconds: float
    error: str = ""
    """What the command said when there is no report."""
    repo: str = ""
    commit: str = ""
    seen: str = ""

    @property
    def passed(self) -> bool:
        return self.verified != "no"


ROWS = TypeAdapter(tuple[Row, ...])


def row_of(project: str, engine: str, report: Report | None, error: str, cpu: float) -> Row:
    if report is None:
        return Row(project, engine, "no", "", "", "no report", (), (), 0, 0, 0, round(cpu, 1), error)
    checks = report.verification.checks if report.verification else ()
    refused = " ".join(check.id for check in checks if check.passed is False)
    failed = (report.failure.step or report.failure.kind) if report.failure else ""
    changes = report.changes
    return Row(
        project=project,
        engine=engine,
        verified=_verdict(report),
        tests_before=_tests(report.baseline),
        tests_after=_tests(report.result),
        failing=refused or failed,
        left=tuple(_left(report)),
        fixers=tuple(sorted({section.id for section in changes.fixers})),
        files=changes.files,
        insertions=changes.insertions,
        deletions=changes.deletions,
        cpu_seconds=round(cpu, 1),
    )


def _verdict(report: Report) -> str:
    if report.status is not Status.SUCCEEDED:
        return "no"
    return "yes" if report.baseline and report.baseline.tests.passed else "yes, without tests"


def _tests(section: BaselineSection | ResultSection | None) -> str:
    return f"{section.tests.passed}/{section.tests.run}" if section else ""


def _left(report: Report) -> Iterator[Left]:
    """In the order in which the build reported them; without any, what the run itself failed for."""
    if not report.diagnostics and report.failure:
        yield Left(f"{report.failure.kind}: {report.failure.message[:300]}", 1, report.failure.next_action)
    counts = Counter(_kind(diagnostic) for diagnostic in report.diagnostics)
    actions = {_kind(diagnostic): diagnostic.next_action or "" for diagnostic in reversed(report.diagnostics)}
    yield from (Left(kind, count, actions[kind]) for kind, count in counts.items())


def _kind(diagnostic: Diagnostic) -> str:
    return f"{diagnostic.wave}: {diagnostic_class(diagnostic)}"


def merged(rows: Iterable[Row], fresh: Iterable[Row]) -> tuple[Row, ...]:
    """The fresh ones in place of those for the same project and engine."""
    found = {(row.project, row.engine): row for row in rows} | {(row.project, row.engine): row for row in fresh}
    return tuple(found[key] for key in sorted(found))


def load(folder: Path) -> tuple[Row, ...]:
    path = folder / "corpus.json"
    return ROWS.validate_json(path.read_bytes()) if path.exists() else ()


def save(rows: Sequence[Row], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps([asdict(row) for row in rows], indent=1, ensure_ascii=False)
    (folder / "corpus.json").write_text(text + "\n", encoding="utf-8")
    (folder / "corpus.md").write_text(shown(rows) + "\n", encoding="utf-8")


def shown(rows: Sequence[Row]) -> str:
    """The table of the default engine with plain OpenRewrite beside it, then the engines side by side."""
    plain = {row.project: row for row in rows if row.engine == "openrewrite"}
    lines = ["# Corpus, without a language model", "", HEADER, "|" + "---|" * (HEADER.count("|") - 1)]
    lines += [_line(row, plain.get(row.project)) for row in rows if row.engine == "fixers"]
    lines += ["", "## Engines, over the projects that all of them did", "", *_engines(rows)]
    lines += ["", "## What is left, and the next action", "", *_next_actions(rows)]
    lines += ["", "## Sources", "", *_sources(rows)]
    return "\n".join(lines)


def _line(row: Row, plain: Row | None) -> str:
    first = row.left[0].kind if row.left and not row.passed else row.error
    cells = [row.project, row.verified, row.tests_before, row.tests_after, row.failing, cell(first)]
    cells += [str(len(row.fixers)), _changed(row), f"{row.cpu_seconds:.0f}"]
    cells += [plain.verified, f"{plain.cpu_seconds:.0f}"] if plain else ["not run", ""]
    return f"| {' | '.join(cells)} |"


def _changed(row: Row) -> str:
    return f"{row.files} files, +{row.insertions} -{row.deletions}"


def _engines(rows: Sequence[Row]) -> Iterator[str]:
    engines = sorted({row.engine for row in rows})
    done = [{row.project for row in rows if row.engine == engine} for engine in engines]
    common = set[str].intersection(*done) if done else set[str]()
    yield "| engine | verified | CPU s | changed lines |"
    yield "|---|---|---|---|"
    for engine in engines:
        mine = [row for row in rows if row.engine == engine and row.project in common]
        good, cpu = sum(row.passed for row in mine), sum(row.cpu_seconds for row in mine)
        yield f"| {engine} | {good} of {len(mine)} | {cpu:.0f} | {sum(r.insertions + r.deletions for r in mine)} |"


def _next_actions(rows: Sequence[Row]) -> Iterator[str]:
    for row in (row for row in rows if row.engine == "fixers" and not row.passed):
        for left in row.left[:SHOWN]:
            times = f" ({left.count} times)" if left.count > 1 else ""
            yield f"- {row.project}: {cell(left.kind, 160)}{times}. {left.next_action}"
        if len(row.left) > SHOWN:
            yield f"- {row.project}: {len(row.left) - SHOWN} more classes, in corpus.json."


def _sources(rows: Sequence[Row]) -> Iterator[str]:
    seen = {row.project: row for row in rows if row.repo or row.commit}
    for name, row in sorted(seen.items()):
        yield f"- {name}: {row.repo or 'local'} {row.commit[:12]} (seen {row.seen})"


def cell(text: str, limit: int = 90) -> str:
    return " ".join(text.split()).replace("|", "\\|")[:limit]
