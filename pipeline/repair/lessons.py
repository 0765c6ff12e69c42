"""What models repaired, over all runs, by class of problem: raw material for the next deterministic fixer.

Most learned rules do not carry over to other projects (BigBag measured a third that do), so this is for people to
read, never for the next run to apply.
"""

from pathlib import Path

from pipeline.repair.records import RepairRecord, records_of
from shared.models import Model, Wave


class Example(Model):
    """One accepted edit. `kept`: a build confirmed it; False: taken back; None: no build has judged it yet."""

    run_id: str
    model: str
    cause: str
    path: str
    find: str
    replace: str
    kept: bool | None


class Lesson(Model):
    """All edits for one class of problem, the confirmed ones first."""

    problem: str
    wave: Wave
    runs: int
    examples: tuple[Example, ...]


def lessons(runs: Path) -> list[Lesson]:
    """From `<runs>/<run id>/repair-<n>/edits.json`; unreadable files are left out. Most frequent problem first."""
    found: dict[tuple[str, Wave], list[Example]] = {}
    for run in sorted(path for path in runs.glob("*") if path.is_dir()):
        for record in records_of(run):
            if record.group is not None:
                found.setdefault((record.group.key, record.group.wave), []).extend(_examples(run.name, record))
    made = (_lesson(key, wave, examples) for (key, wave), examples in found.items() if examples)
    return sorted(made, key=lambda lesson: (-lesson.runs, -len(lesson.examples), lesson.problem))


def _examples(run_id: str, record: RepairRecord) -> list[Example]:
    if record.proposal is None or record.llm is None:
        return []
    return [
        Example(
            run_id=run_id,
            model=record.llm.model,
            cause=record.llm.reason,
            path=edit.path,
            find=edit.find,
            replace=edit.replace,
            kept=record.kept,
        )
        for edit in record.proposal.edits
    ]


def _lesson(problem: str, wave: Wave, examples: list[Example]) -> Lesson:
    order = {True: 0, None: 1, False: 2}
    return Lesson(
        problem=problem,
        wave=wave,
        runs=len({example.run_id for example in examples}),
        examples=tuple(sorted(examples, key=lambda example: order[example.kept])),
    )
