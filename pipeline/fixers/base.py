"""What a fixer is. One lives in one file, is pure, and never touches disk, network or clock."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from pipeline.sources.project import Change, Project
from shared.models import Diagnostic, ProjectFacts, Target, Wave

Fix = Callable[["Case"], Iterable[Change]]


@dataclass(frozen=True)
class Case:
    """What a fixer sees: the project as the fixers before it left it, and what the build said.

    `diagnostics` is empty in the proactive pass; in the reactive pass it holds those that match the fixer's `on`.
    """

    project: Project
    target: Target
    diagnostics: Sequence[Diagnostic] = ()
    facts: ProjectFacts | None = None
    libraries: Mapping[str, Collection[str]] = field(default_factory=dict[str, Collection[str]])
    """Packages by `group:artifact:version:scope` of the class path before the migration, without what the build has
    still; empty where it is not known, as in `migrate`."""

    def places(self) -> dict[str, list[Diagnostic]]:
        """Files of the project that diagnostics point at, each with its own diagnostics."""
        found: dict[str, list[Diagnostic]] = {}
        for diagnostic in self.diagnostics:
            if diagnostic.path and diagnostic.path in self.project:
                found.setdefault(diagnostic.path, []).append(diagnostic)
        return found

    def test_classes(self) -> set[str]:
        """Simple names of the outermost test classes whose tests the diagnostics are about."""
        return {re.split("[#$]", d.test)[0].rpartition(".")[2] for d in self.diagnostics if d.test}


@dataclass(frozen=True)
class Fixer:
    """A registered fixer. Make one with the `fixer` decorator."""

    id: str
    """kebab-case, unique, shown in reports: `javax-to-jakarta`."""
    title: str
    """Imperative, one line: what it does."""
    source: str
    """Where the rule comes from: guide and section, release note, JEP, catalogue row."""
    wave: Wave
    fix: Fix
    on: str | None = None
    """Regex searched in a diagnostic's message and detail. None: proactive, runs in `migrate`."""
    proactive: bool = True
    """A fixer with `on` that also runs in `migrate`, on static evidence alone."""
    boot3: bool = True
    """Applies only when the target is Spring Boot 3."""
    confidence: Literal["high", "medium", "low"] = "high"


def fixer(
    id: str,
    *,
    title: str,
    source: str,
    wave: Wave,
    on: str | None = None,
    proactive: bool | None = None,
    boot3: bool = True,
    confidence: Literal["high", "medium", "low"] = "high",
) -> Callable[[Fix], Fixer]:
    """Turns `def fix(case) -> Iterable[Change]` into a Fixer, which the package finds by itself."""

    def make(fix: Fix) -> Fixer:
        return Fixer(
            id, title, source, wave, fix, on, on is None if proactive is None else proactive, boot3, confidence
        )

    return make
