"""What a gate is: a question that a green build must also answer (catalogue, "Result gates")."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from pipeline.sources.project import Project
from shared.models import AppliedEdit, BuildResult, ProjectFacts, Target
from shared.report import Check

NOTHING_TO_ASK = "Does not apply"
"""How the detail of such a check starts."""

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
    """Those of fixers and recipes excuse what they name; a model's (`llm...`) excuse nothing."""

    def excused(self, path: str, *words: str) -> bool:
        """True when a fixer changed this file and its reason names one of the words."""
        return any(e.path == path and any(word in e.reason for word in words) for e in self.trusted_edits)

    @property
    def trusted_edits(self) -> tuple[AppliedEdit, ...]:
        return tuple(edit for edit in self.edits if not edit.fixer.startswith("llm"))


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
    """The question stands and nobody answered it: a person should."""
    return Verdict(None, reason)


def nothing_to_ask(reason: str) -> Verdict:
    """Not run either, but there is nothing in this project that a person would have to look at."""
    return Verdict(None, f"{NOTHING_TO_ASK}: {reason}")


def listed(items: Iterable[str]) -> str:
    """The first few of them, and how many more there are."""
    found = sorted(set(items))
    more = f"; and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
    return "; ".join(found[:SHOWN]) + more
