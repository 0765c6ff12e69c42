"""What GitHub shows of a run: the branch's name, the pull request's text, and the check with its annotations."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.delivery.github_repository import Annotation
from pipeline.delivery.github_webhook import BRANCH_PREFIX
from pipeline.delivery.quiet import quiet
from pipeline.rendering.text import plural
from shared.models import Diagnostic, Target
from shared.report import Report

MAX_BODY = 65_000
"""GitHub takes 65,536 characters; counted as UTF-16, the most careful way."""
MAX_ANNOTATIONS = 200
ANNOTATIONS_A_REQUEST = 50
MAX_MESSAGE = 8_000
"""Of an annotation; GitHub takes 64 KB."""
_LEFT_OUT = ("## Apply it",)
"""Sections of the report that mean nothing on a pull request."""


@dataclass(frozen=True)
class Pages:
    """The texts of one delivery."""

    title: str
    body: str
    summary: str
    annotations: tuple[Annotation, ...]


def branch_name(target: Target, base: str, default: str, subdir: str | None) -> str:
    """The same for the same wish, so that a new run updates what an earlier one opened."""
    boot = ".".join(target.spring_boot.split(".")[:2])
    more = [subdir] if subdir else []
    more += [f"of-{base}"] if base != default else []
    return BRANCH_PREFIX + "-".join([f"spring-boot-{boot}-java-{target.java}", *(_slug(part) for part in more)])


def _slug(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9]+", "-", text).strip("-")[:60] or "x"


def title_of(target: Target, subdir: str | None) -> str:
    where = f"{subdir}: migrate" if subdir else "Migrate"
    return f"{where} to Spring Boot {target.spring_boot} and Java {target.java}"


def pages(report: Report, markdown: str, subdir: str | None, left_out: Sequence[str]) -> Pages:
    """`markdown`: report.md. `left_out`: files that changed and are not delivered."""
    found = annotations(report, subdir)
    lines = markdown.splitlines()
    notes = [f"- `{path}` was changed by the run and is left out: a person must decide about it." for path in left_out]
    end = ["---", f"Auto-Builder, run `{report.run_id}`. Comment `/auto-builder migrate` to run it again."]
    body = fitted(marker(report.run_id), [*sections(lines), *notes], end)
    head = "\n".join(line for line in lines[:3] if line)
    return Pages(
        title=title_of(report.target, subdir),
        body=body,
        summary=quiet(_summary(head, report, len(found))),
        annotations=tuple(found[:MAX_ANNOTATIONS]),
    )


def marker(run_id: str) -> str:
    """Invisible; tells which run wrote a pull request's text."""
    return f"<!-- auto-builder run: {run_id} -->"


def sections(lines: Sequence[str]) -> list[str]:
    kept: list[str] = []
    skip = False
    for line in lines:
        if line.startswith("## "):
            skip = line in _LEFT_OUT
        if not skip:
            kept.append(quiet(line))
    return kept


def fitted(start: str, lines: Sequence[str], end: Sequence[str]) -> str:
    """As many whole lines as GitHub takes, and how many are missing."""
    room = MAX_BODY - sum(_units(line) + 1 for line in (start, *end)) - 100
    kept: list[str] = []
    for line in lines:
        room -= _units(line) + 1
        if room < 0:
            break
        kept.append(line)
    cut = len(lines) - len(kept)
    said = ["", f"_{cut:,} more lines are in the run's report._"] if cut else []
    return "\n".join([start, *kept, *said, "", *end])


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "replace")) // 2


def annotations(report: Report, subdir: str | None) -> list[Annotation]:
    """One for each problem that is left and has a line."""
    level = "warning" if report.failure is None else "failure"
    return [
        Annotation(
            path=f"{subdir}/{found.path}" if subdir else found.path,
            start_line=found.line,
            end_line=found.line,
            annotation_level=level,
            title=found.message[:200] or found.wave,
            message=_message(found),
        )
        for found in report.diagnostics
        if found.path and found.line
    ]


def _message(found: Diagnostic) -> str:
    parts = (found.message, found.detail, found.next_action or "")
    return "\n".join(part for part in parts if part)[:MAX_MESSAGE]


def _summary(head: str, report: Report, annotated: int) -> str:
    said = [head]
    if report.failure is not None:
        said += ["", f"**{report.failure.message}** {report.failure.next_action}"]
    hidden, unplaced = annotated - MAX_ANNOTATIONS, len(report.diagnostics) - annotated
    if hidden > 0:
        said += ["", f"{plural(hidden, 'more problem')} with a line, which the report has."]
    if unplaced:
        said += ["", f"{plural(unplaced, 'more problem')} without a line, which the report has."]
    return "\n".join(said)[:MAX_BODY]
