"""Evidence for gate tests, from files given as text."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from pipeline.gates import GATES, Evidence
from pipeline.sources.project import Project
from shared.models import AppliedEdit, BuildResult, Outcome, Target, TestCase, TestOutcome
from shared.report import Check

BOOT = "org.springframework.boot:spring-boot:3.5.16:compile"


def project(files: Mapping[str, str]) -> Project:
    return Project(Path("nowhere"), tuple(sorted(files)), {path: text.encode() for path, text in files.items()})


def result(
    passed: Iterable[str] = (), *, failed: Iterable[str] = (), skipped: Iterable[str] = (), **more: object
) -> BuildResult:
    groups = ((passed, TestOutcome.PASSED), (failed, TestOutcome.FAILED), (skipped, TestOutcome.SKIPPED))
    tests = tuple(TestCase(name=name, outcome=outcome) for names, outcome in groups for name in names)
    return BuildResult.model_validate({"outcome": Outcome.SUCCEEDED, "tests": tests, **more})


def evidence(
    before: Mapping[str, str],
    after: Mapping[str, str] | None = None,
    *,
    baseline: BuildResult | None = None,
    build: BuildResult | None = None,
    edits: tuple[AppliedEdit, ...] = (),
    target: Target | None = None,
) -> Evidence:
    """`after` None: as before."""
    return Evidence(
        project(before),
        project(before if after is None else after),
        baseline,
        build or result(),
        target or Target(),
        edits=edits,
    )


def check(gate: str, facts: Evidence) -> Check:
    return next(g for g in GATES if g.id == gate).check(facts)
