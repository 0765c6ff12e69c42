"""A run's trees one after the other, as commits: what was migrated, what the build made necessary, what a model did.

Each is a snapshot that was really there. The last is the tree that the report is about, so that all commits together
are the patch.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.bootstrap import Services
from pipeline.builds import newest_build, newest_result
from pipeline.delivery.quiet import quiet_text
from pipeline.repair.lessons import records_of
from pipeline.repair.records import RepairRecord
from shared.models import AppliedEdit, StepName, Target

SNAPSHOT = "snapshot.tar.zst"
MAX_LINES = 60
"""Of a commit message."""
MAX_LINE = 200
_TITLE = 72


@dataclass(frozen=True)
class Stage:
    title: str
    lines: tuple[str, ...]
    snapshot: Path


def stages(services: Services, run_id: str, target: Target, final: Path) -> list[Stage]:
    """In order; neighbours may be equal. `final`: the snapshot that is delivered."""
    home = services.exchange.run_dir(run_id)
    found = list(_earlier(services, run_id, target))
    build = newest_result(services, run_id, StepName.BUILD)
    found.append(Stage("Repair what the build rejected", _by_fixer(build.edits if build else ()), final))
    return [stage for stage in found if stage.snapshot.exists() and stage.snapshot.is_relative_to(home)]


def _earlier(services: Services, run_id: str, target: Target) -> Iterator[Stage]:
    home = services.exchange.run_dir(run_id)
    migrate, result = (
        newest_build(services, run_id, StepName.MIGRATE),
        newest_result(services, run_id, StepName.MIGRATE),
    )
    if migrate is not None and result is not None:
        title = f"Migrate to Spring Boot {target.spring_boot} and Java {target.java}"
        yield Stage(title, _by_fixer(result.edits), home / migrate.output / SNAPSHOT)
    for record in records_of(home):
        if record.llm is not None and record.kept is not False:
            yield Stage("Repair what the build rejected", (), home / record.base)
            yield Stage(_model_title(record), _model_lines(record), home / f"repair-{record.number}" / SNAPSHOT)


def _model_title(record: RepairRecord) -> str:
    return f"Repair with a language model: {record.llm.reason if record.llm else ''}"


def _model_lines(record: RepairRecord) -> tuple[str, ...]:
    return (f"Proposed by {record.llm.model}.",) if record.llm else ()


def _by_fixer(edits: Sequence[AppliedEdit]) -> tuple[str, ...]:
    """One line a fixer: what it is, in how many files, and why first."""
    grouped: dict[str, list[AppliedEdit]] = {}
    for edit in edits:
        grouped.setdefault(edit.fixer, []).append(edit)
    return tuple(
        f"- {fixer} ({len({edit.path for edit in group})}): {group[0].reason}" for fixer, group in grouped.items()
    )


def commit_message(stage: Stage, run_id: str) -> str:
    """Project text in it is kept from calling anybody or closing an issue."""
    lines = [" ".join(quiet_text(line).split())[:MAX_LINE] for line in stage.lines[:MAX_LINES]]
    if len(stage.lines) > MAX_LINES:
        lines.append(f"- {len(stage.lines) - MAX_LINES} more")
    title = " ".join(quiet_text(stage.title).split())
    title = title if len(title) <= _TITLE else f"{title[: _TITLE - 1]}…"
    return "\n".join([title, "", *lines, *([""] if lines else []), f"Auto-Builder-Run: {run_id}", ""])
