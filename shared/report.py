"""report.json: what a run came to, as published. Its JSON Schema is docs/schemas/report.json.

Also the record that it is made from, and what `verify` and `assess` hand back.
"""

from typing import Literal

from pydantic import ConfigDict, Field

from shared.models import (
    AppliedEdit,
    ArtifactFile,
    BuildResult,
    Diagnostic,
    Finding,
    Model,
    Outcome,
    ProjectFacts,
    Status,
    StepName,
    Target,
    TestCounts,
    ToolUse,
)


class Check(Model):
    """One gate's answer. `passed` None: it was not run, `detail` says why; that never counts as passed."""

    id: str
    """Catalogue row: "T1" to "T13"."""
    name: str
    passed: bool | None
    detail: str = ""
    """What was compared, or the first offenders with their paths."""


class Verification(Model):
    """`passed` only when the build is green and no gate refuses it."""

    passed: bool
    checks: tuple[Check, ...] = ()


class Failure(Model):
    """Why a run ended without a proof, and what a person should do next."""

    step: StepName | None
    kind: str
    """`invalid_input`, `build`, `tests`, `gates`, `environment`, `cancelled`, ..."""
    message: str
    next_action: str


class FileChange(Model):
    """One file of the patch. Line counts are None for a binary file."""

    path: str
    kind: Literal["added", "changed", "deleted"]
    insertions: int | None
    deletions: int | None


class StepRow(Model):
    """A step as the run's table of steps has it."""

    step: StepName
    status: Status
    seconds: float = 0.0
    attempts: int = 1


class LlmChange(Model):
    """An edit that a model proposed and the policy let through, and what it cost."""

    model: str
    files: tuple[str, ...]
    reason: str
    tokens: int = 0
    usd: float = 0.0


class RunRecord(Model):
    """All that is known of a run when it ends: what `make_report` turns into a Report."""

    run_id: str
    name: str
    status: Status
    target: Target
    steps: tuple[StepRow, ...] = ()
    facts: ProjectFacts | None = None
    baseline: BuildResult | None = None
    migrate: BuildResult | None = None
    build: BuildResult | None = None
    llm: tuple[LlmChange, ...] = ()
    verification: Verification | None = None
    failure: Failure | None = None
    files: tuple[FileChange, ...] = ()
    """Of the patch."""
    artifacts: tuple[ArtifactFile, ...] = ()
    seconds: float = 0.0
    """Wall time of the whole run."""
    own_cpu_seconds: float = 0.0
    """CPU of the builders' own code, without the tools they started."""


class ProjectSection(Model):
    name: str
    build_tool: Literal["maven", "gradle"] | None = None
    modules: int = 0
    java: str | None = None
    spring_boot: str | None = None


class BaselineSection(Model):
    outcome: Outcome
    tests: TestCounts
    seconds: float
    jdk: int | None


class ResultSection(Model):
    """The migrated project's last build."""

    outcome: Outcome
    tests: TestCounts
    seconds: float
    jdk: int | None


class FixerSection(Model):
    id: str
    files: tuple[str, ...]
    reason: str


class ChangesSection(Model):
    files: int = 0
    insertions: int = 0
    deletions: int = 0
    recipes: tuple[FixerSection, ...] = ()
    fixers: tuple[FixerSection, ...] = ()
    llm: tuple[LlmChange, ...] = ()


class TimingSection(Model):
    seconds: float = 0.0
    tools: tuple[ToolUse, ...] = ()
    tools_cpu_seconds: float = 0.0
    own_cpu_seconds: float = 0.0


class Report(Model):
    """report.json. Written with aliases: the first member is `schema`."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", validate_by_name=True, validate_by_alias=True, serialize_by_alias=True
    )

    schema_id: Literal["autobuilder.report.v1"] = Field(default="autobuilder.report.v1", alias="schema")
    run_id: str
    status: Status
    failure: Failure | None = None
    project: ProjectSection
    target: Target
    baseline: BaselineSection | None = None
    result: ResultSection | None = None
    verification: Verification | None = None
    steps: tuple[StepRow, ...] = ()
    changes: ChangesSection = ChangesSection()
    diagnostics: tuple[Diagnostic, ...] = ()
    """What the last build still reported, each with what a person can do about it."""
    artifacts: tuple[ArtifactFile, ...] = ()
    timings: TimingSection = TimingSection()


class PlannedChange(Model):
    """What one fixer would change, found by running it in memory."""

    fixer: str
    title: str
    source: str
    edits: tuple[AppliedEdit, ...]


class Assessment(Model):
    """What `assess` found out about a project without building or changing it."""

    name: str
    build_tool: Literal["maven", "gradle"]
    java: str
    spring_boot: str
    target: Target
    modules: int
    java_files: int
    findings: tuple[Finding, ...]
    planned: tuple[PlannedChange, ...]
    warnings: tuple[str, ...] = ()
    minutes_by_hand: int
    """A person doing all of it by hand; an estimate."""
    minutes_left: int
    """What of that stays with a person when Auto-Builder does its part."""
