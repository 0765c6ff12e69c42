"""What a gate is: a question that a green build must also answer (catalogue, "Result gates")."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from pipeline.sources.project import Project
from shared.models import AppliedEdit, BuildResult, ProjectFacts, Target
from shared.report import Check

SHOWN = 5
"""Offenders named in a check's detail; the rest are counted."""


@dataclass(frozen=True)
class Evidence:
    """What there is to judge a run by. Trees are read, never run."""

    before: Project
    after: Project
    baseline: BuildResult | None
    build: BuildResult
    target: Target
    facts: ProjectFacts | None = None
    edits: tuple[AppliedEdit, ...] = ()
    """By fixers and recipes only: what a model changed excuses nothing."""

    def excused(self, path: str, *words: str) -> bool:
        """True when a fixer changed this file and its reason names one of the words."""
        return any(e.path == path and any(word in e.reason for word in words) for e in self.edits)


@dataclass(frozen=True)
class Gate:
    """`check` must not execute anything of the project. `id` is the catalogue's."""

    id: str
    title: str
    judge: Callable[[Evidence], "Verdict"]

    def check(self, evidence: Evidence) -> Check:
        verdict = self.judge(evidence)
        return Check(id=self.id, name=self.title, passed=verdict.passed, detail=verdict.detail)


@dataclass(frozen=True)
class Verdict:
    """`passed` None: not run, `detail` says why."""

    passed: bool | None
    detail: str


def refuse_or(offenders: Collection[str], otherwise: Verdict) -> Verdict:
    """A refusal that names the first offenders; `otherwise` when there is none."""
    return Verdict(False, listed(offenders)) if offenders else otherwise


def passed(detail: str) -> Verdict:
    return Verdict(True, detail)


def not_run(reason: str) -> Verdict:
    return Verdict(None, f"Not run: {reason}")


def listed(items: Iterable[str]) -> str:
    """The first few of them, and how many more there are."""
    found = sorted(set(items))
    more = f"; and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
    return "; ".join(found[:SHOWN]) + more
