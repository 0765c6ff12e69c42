"""The light step that writes down what a run came to: report.json, report.md, report.html."""

from collections.abc import Iterable
from pathlib import Path

from pipeline.delivery.patch import Patch
from pipeline.rendering.html import render_html
from pipeline.rendering.markdown import render_markdown
from pipeline.rendering.view import Details
from shared.models import AppliedEdit, BuildResult, TestCounts
from shared.report import (
    BaselineSection,
    ChangesSection,
    FixerSection,
    ProjectSection,
    Report,
    ResultSection,
    RunRecord,
    TimingSection,
)

RECIPES = "openrewrite"
"""Edits whose fixer starts so come from recipes; `llm` marks a model's, which RunRecord.llm tells with its cost."""

_REASONS = 4


def write_report(report: Report, record: RunRecord, patch: Patch, directory: Path) -> tuple[str, ...]:
    """Writes the three files and names them; project text may be anything, so they are UTF-8 with replacements."""
    details = Details(record, patch)
    pages = {
        "report.json": report.model_dump_json(indent=2, by_alias=True) + "\n",
        "report.md": render_markdown(report, details),
        "report.html": render_html(report, details),
    }
    for name, text in pages.items():
        (directory / name).write_text(text, encoding="utf-8", errors="replace", newline="\n")
    return tuple(pages)


def make_report(record: RunRecord) -> Report:
    """report.json. Says nothing that the record does not."""
    last = record.build or record.migrate
    return Report(
        run_id=record.run_id,
        status=record.status,
        failure=record.failure,
        project=_project(record),
        target=record.target,
        baseline=_baseline(record.baseline),
        result=_result(record.build),
        verification=record.verification,
        steps=record.steps,
        changes=_changes(record),
        diagnostics=last.diagnostics if last else (),
        artifacts=record.artifacts,
        timings=_timings(record),
    )


def _project(record: RunRecord) -> ProjectSection:
    facts = record.facts
    if facts is None:
        return ProjectSection(name=record.name)
    return ProjectSection(
        name=record.name,
        build_tool=facts.build_tool,
        modules=len(facts.modules),
        java=facts.java,
        spring_boot=facts.spring_boot,
    )


def _baseline(result: BuildResult | None) -> BaselineSection | None:
    if result is None:
        return None
    tests = TestCounts.of(result.tests)
    return BaselineSection(outcome=result.outcome, tests=tests, seconds=result.seconds, jdk=result.jdk)


def _result(result: BuildResult | None) -> ResultSection | None:
    if result is None:
        return None
    tests = TestCounts.of(result.tests)
    return ResultSection(outcome=result.outcome, tests=tests, seconds=result.seconds, jdk=result.jdk)


def _changes(record: RunRecord) -> ChangesSection:
    edits = [edit for result in (record.migrate, record.build) if result for edit in result.edits]
    known = [edit for edit in edits if not edit.fixer.startswith("llm")]
    return ChangesSection(
        files=len(record.files),
        insertions=sum(change.insertions or 0 for change in record.files),
        deletions=sum(change.deletions or 0 for change in record.files),
        recipes=_by_fixer(edit for edit in known if edit.fixer.startswith(RECIPES)),
        fixers=_by_fixer(edit for edit in known if not edit.fixer.startswith(RECIPES)),
        llm=record.llm,
    )


def _by_fixer(edits: Iterable[AppliedEdit]) -> tuple[FixerSection, ...]:
    """In order of first use; the first few reasons, each once."""
    grouped: dict[str, list[AppliedEdit]] = {}
    for edit in edits:
        grouped.setdefault(edit.fixer, []).append(edit)
    return tuple(
        FixerSection(
            id=fixer,
            files=tuple(dict.fromkeys(edit.path for edit in group)),
            reason=" ".join(list(dict.fromkeys(edit.reason for edit in group))[:_REASONS]),
        )
        for fixer, group in grouped.items()
    )


def _timings(record: RunRecord) -> TimingSection:
    results = [result for result in (record.baseline, record.migrate, record.build) if result]
    tools = tuple(tool for result in results for tool in result.tools)
    return TimingSection(
        seconds=record.seconds,
        tools=tools,
        tools_cpu_seconds=sum(tool.cpu_seconds for tool in tools),
        own_cpu_seconds=record.own_cpu_seconds,
    )
