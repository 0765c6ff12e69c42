"""What a builder hands back."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal

from pydantic import Field

from shared.models.base import Model
from shared.models.diagnostics import Diagnostic
from shared.models.edits import AppliedEdit, Round
from shared.models.executed_tests import TestCase
from shared.models.project import ProjectFacts


class Outcome(StrEnum):
    """How a Build (one heavy step's attempt) ended. The last four are not the project's fault."""

    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELLED = "cancelled"
    TIMED_OUT = "timed_out"
    OUT_OF_MEMORY = "out_of_memory"
    EVICTED = "evicted"
    INFRASTRUCTURE = "infrastructure"


class ClassVersions(Model):
    """Major versions of the main classes of one module: {61: 42}."""

    module: str
    majors: dict[int, int]
    nameless: tuple[str, ...] = ()
    """Classes that use Spring and were compiled without `-parameters`, by binary name."""


class LineCoverage(Model):
    """Lines that JaCoCo's reports of a build count, all modules together."""

    covered: int
    missed: int

    @property
    def share(self) -> float:
        return self.covered / (self.covered + self.missed)


class ArtifactFile(Model):
    name: str
    path: str
    sha256: str
    bytes: int


class ToolUse(Model):
    """A tool's process that a build ran: its argv's first words, and what the kernel counted for it."""

    name: str
    seconds: float
    cpu_seconds: float
    exit_code: int


class Answer(Model):
    """What GET on one declared endpoint of a started application gave; path variables were 1."""

    path: str
    status: int
    content_type: str = ""
    """Without parameters, lower case."""
    members: tuple[str, ...] = ()
    """Paths of the members of a JSON body: `content[].id`."""


class AppStart(Model):
    """One executable archive that was started to see whether it does."""

    module: str
    started: bool
    message: str = ""
    """Why it did not start."""
    answers: tuple[Answer, ...] = ()
    use: ToolUse


class BuildResult(Model):
    """result.json: all that a builder hands back. Lists that do not concern the step stay empty."""

    schema_version: Literal[1] = 1
    outcome: Outcome
    message: str = ""
    """One sentence when the outcome is not `succeeded`; else what was left out, if anything was."""
    failure_kind: str = ""
    """`invalid_input`, `build`, `tests`, `environment`, ... : report.json's failure.kind."""
    facts: ProjectFacts | None = None
    jdk: int | None = None
    tests: tuple[TestCase, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    rounds: tuple[Round, ...] = ()
    edits: tuple[AppliedEdit, ...] = ()
    class_versions: tuple[ClassVersions, ...] = ()
    classpath: tuple[str, ...] = ()
    """`group:artifact:version:scope` of every resolved dependency of every module, deduplicated."""
    packages: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    """Packages by entry of `classpath`, of the baseline: they tell what had brought a class that is missing after."""
    coverage: LineCoverage | None = None
    """None where the project runs no JaCoCo."""
    coverage_unmet: bool = False
    """JaCoCo's own check of the project was not met, and did not stop the build."""
    repeated: tuple[str, ...] = ()
    """Tests that failed, and passed when the same tree was built once more."""
    without_front_end: bool = False
    """What frontend-maven-plugin downloads was out of reach, so that its goals were left out."""
    starts: tuple[AppStart, ...] = ()
    """Of its applications, where a probe was asked for."""
    jars: tuple[ArtifactFile, ...] = ()
    tools: tuple[ToolUse, ...] = ()
    reused_from: str | None = None
    """Run whose recorded result was taken instead of building again."""
    seconds: float = 0.0
    cpu_seconds: float = 0.0
    peak_memory_bytes: int = 0
