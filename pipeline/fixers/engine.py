"""Runs fixers over a project: every proactive one in `migrate`, those that match a diagnostic in `build`."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from pipeline.fixers.base import Case, Fixer
from pipeline.fixers.headers import headed
from pipeline.fixers.layouts import laid_out
from pipeline.sources.lines import changed_hunks, counted
from pipeline.sources.project import Change, Project
from shared.models import WAVES, AppliedEdit, Diagnostic, Rejected, Wave


@dataclass(frozen=True)
class Pass:
    """What one pass over the fixers came to."""

    project: Project
    edits: tuple[AppliedEdit, ...]
    faults: tuple[str, ...] = ()
    """One line for each fixer that raised: its edits are left out, the others' stand."""


def run_proactive(
    case: Case,
    fixers: Iterable[Fixer],
    allowed: Collection[str] | None = None,
    rejected: Collection[Rejected] = (),
) -> Pass:
    """Each proactive fixer once, in registry order, each seeing what the ones before it did."""
    chosen = [f for f in fixers if f.proactive and _applies(f, case, allowed)]
    return _run([(f, ()) for f in chosen], case, rejected)


def run_reactive(
    case: Case,
    fixers: Iterable[Fixer],
    allowed: Collection[str] | None = None,
    rejected: Collection[Rejected] = (),
) -> Pass:
    """Every fixer whose symptom is among the first failing wave's diagnostics; then, if none changed
    anything, the next wave's. A pass without edits means that the fixers are spent."""
    chosen = [f for f in fixers if f.on and _applies(f, case, allowed)]
    faults: tuple[str, ...] = ()
    for wave in failing_waves(case.diagnostics):
        seen = [d for d in case.diagnostics if d.wave is wave]
        result = _run([(f, found) for f in chosen if (found := matching(f, seen))], case, rejected)
        faults += result.faults
        if result.edits:
            return replace(result, faults=faults)
    return Pass(case.project, (), faults)


def failing_waves(diagnostics: Sequence[Diagnostic]) -> list[Wave]:
    """Waves present, earliest first. Environment problems are nobody's code, so no fixer sees them."""
    present = {d.wave for d in diagnostics}
    return [wave for wave in WAVES if wave in present and wave is not Wave.ENVIRONMENT]


def matching(fixer: Fixer, diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    pattern = re.compile(fixer.on or "(?!)")
    return tuple(d for d in diagnostics if pattern.search(f"{d.message}\n{d.detail}"))


def _applies(fixer: Fixer, case: Case, allowed: Collection[str] | None) -> bool:
    return (allowed is None or fixer.id in allowed) and (case.target.is_boot3 or not fixer.boot3)


def _run(chosen: Iterable[tuple[Fixer, Sequence[Diagnostic]]], case: Case, rejected: Collection[Rejected] = ()) -> Pass:
    """`rejected`: what a person does not want changed by that fixer in that file."""
    project, edits, faults = case.project, list[AppliedEdit](), list[str]()
    for fixer, diagnostics in chosen:
        try:
            found = fixer.fix(replace(case, project=project, diagnostics=diagnostics))
            changes = [headed(project, laid_out(project, change)) for change in found]
        except Exception as error:  # a project is untrusted input: what breaks one fixer must not end the run
            faults.append(f"The fixer {fixer.id} has a fault: {type(error).__name__}: {error}")
            continue
        wanted = [c for c in changes if Rejected(fixer=fixer.id, path=c.path) not in rejected]
        real = [change for change in wanted if _differs(project, change)]
        edits += [_edit(fixer, project, change) for change in real]
        project = project.with_changes(real)
    return Pass(project, tuple(edits), tuple(faults))


def _differs(project: Project, change: Change) -> bool:
    before = project.read(change.path) if change.path in project else None
    return before != change.after


def _edit(fixer: Fixer, project: Project, change: Change) -> AppliedEdit:
    before = project.read(change.path) if change.path in project else b""
    hunks = changed_hunks(before, change.after or b"")
    insertions, deletions = counted(hunks)
    return AppliedEdit(
        fixer=fixer.id,
        path=change.path,
        reason=change.reason,
        insertions=insertions,
        deletions=deletions,
        hunks=hunks,
    )
