"""report.md: what fits a pull request or a terminal. Diffs stay in migration.patch and report.html."""

import re
from collections.abc import Iterable, Iterator

from pipeline.rendering.text import duration, plural, visible
from pipeline.rendering.view import Details, actions, compared_tests, headline, rounds, word
from shared.models import TestCounts
from shared.report import Report

MAX_TESTS = 50
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#~!&])")
_MARK = {"verified": "✅", "refused": "❌", "cancelled": "⏹"}


def render_markdown(report: Report, details: Details) -> str:
    sections = (
        _head(report),
        _summary(report),
        _left(report, details),
        _checks(report),
        _tests(details),
        _changes(report),
        _rounds(details),
        _apply(report),
    )
    return "\n\n".join("\n".join(lines) for section in sections if (lines := list(section))) + "\n"


def plain(text: str) -> str:
    """Project text as one line of Markdown that means nothing else."""
    return _SPECIAL.sub(r"\\\1", " ".join(visible(text).split()))


def code(text: str) -> str:
    """Project text as a code span, whatever backticks it has."""
    one_line = " ".join(visible(text).split()).replace("|", "\\|")
    fence = "`" * (max((len(run) for run in re.findall("`+", one_line)), default=0) + 1)
    space = " " if one_line.startswith("`") or one_line.endswith("`") else ""
    return f"{fence}{space}{one_line}{space}{fence}" if one_line else ""


def table(titles: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    names = list(titles)
    yield f"| {' | '.join(names)} |"
    yield f"|{'---|' * len(names)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)


def _head(report: Report) -> Iterator[str]:
    found = headline(report)
    yield f"# {plain(report.project.name)}: {_MARK[found.state]} {found.title}"
    yield ""
    yield plain(found.why)


def _summary(report: Report) -> Iterator[str]:
    project, changes = report.project, report.changes
    yield "| | before | after |"
    yield "|---|---|---|"
    yield f"| Java | {plain(project.java or 'unknown')} | {report.target.java} |"
    yield f"| Spring Boot | {plain(project.spring_boot or 'unknown')} | {plain(report.target.spring_boot)} |"
    tests = [_counts(side.tests if side else None) for side in (report.baseline, report.result)]
    yield f"| Tests | {tests[0]} | {tests[1]} |"
    yield f"| Changed | | {plural(changes.files, 'file')}, +{changes.insertions} −{changes.deletions} lines |"
    yield f"| Time | | {duration(report.timings.seconds)} |"


def _counts(counts: TestCounts | None) -> str:
    if counts is None or not counts.run:
        return "none ran"
    bad = [f"{count} {name}" for name in ("failed", "errors", "skipped") if (count := getattr(counts, name))]
    return ", ".join([f"{counts.passed} of {counts.run} passed", *bad])


def _left(report: Report, details: Details) -> Iterator[str]:
    found = actions(report, details.record)
    if found:
        yield "## Left for a person"
        yield ""
        yield from (f"- **{plain(action.about)}** {plain(action.todo)}" for action in found)


def _checks(report: Report) -> Iterator[str]:
    if report.verification is not None:
        mark = {"passed": "✅ passed", "refused": "❌ refused", "not run": "➖ not run"}
        yield "## Checks"
        yield ""
        rows = ([c.id, plain(c.name), mark[word(c)], plain(c.detail)] for c in report.verification.checks)
        yield from table(("", "check", "answer", "detail"), rows)


def _tests(details: Details) -> Iterator[str]:
    rows = compared_tests(details.record.baseline, details.record.build)
    changed = [row for row in rows if row.change != "same"]
    if rows and details.record.build and not details.record.build.tests:
        yield "## Tests"
        yield ""
        yield f"No test ran afterwards: the build did not get that far. {plural(len(rows), 'test')} ran before."
        return
    if rows:
        yield "## Tests"
        yield ""
        yield f"{plural(len(rows) - len(changed), 'test')} as before, {len(changed)} changed."
    if changed:
        yield ""
        shown = ([code(r.name), r.before or "not run", r.after or "not run"] for r in changed[:MAX_TESTS])
        yield from table(("test", "before", "after"), shown)
    if len(changed) > MAX_TESTS:
        yield f"\n{len(changed) - MAX_TESTS} more are in report.html."


def _changes(report: Report) -> Iterator[str]:
    changes = report.changes
    rows = [[code(f.id), str(len(f.files)), plain(f.reason)] for f in (*changes.recipes, *changes.fixers)]
    rows += [
        [code(m.model), str(len(m.files)), f"{plain(m.reason)} ({m.tokens} tokens, ${m.usd:.2f})"] for m in changes.llm
    ]
    if rows:
        yield "## What changed and why"
        yield ""
        yield from table(("by", "files", "why"), rows)


def _rounds(details: Details) -> Iterator[str]:
    found = rounds(details.record)
    if found:
        yield "## Build rounds"
        yield ""
        rows = (
            [
                str(r.number),
                "green" if r.passed else plural(len(r.diagnostics), "problem"),
                plural(len(r.edits), "edit"),
                duration(r.seconds),
            ]
            for r in found
        )
        yield from table(("round", "build", "answered by", "time"), rows)


def _apply(report: Report) -> Iterator[str]:
    if report.changes.files:
        yield "## Apply it"
        yield ""
        yield "In the project's own directory, on the commit that was migrated:"
        yield ""
        yield "```sh"
        yield "git apply --index --whitespace=nowarn path/to/migration.patch"
        yield "```"
