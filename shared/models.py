"""The nouns of Auto-Builder that cross a process or a message boundary (design, section 4)."""

from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from shared.telemetry import Traceparent


class Model(BaseModel):
    """A frozen value; unknown fields are refused so that a newer sender is noticed."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Status(StrEnum):
    """Of a run and of a step. `waiting` is a heavy step that has no build slot yet."""

    QUEUED = "queued"
    RUNNING = "running"
    WAITING = "waiting"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELLED = "cancelled"


FINAL = frozenset({Status.SUCCEEDED, Status.FAILED, Status.CANCELLED})


class StepName(StrEnum):
    PREPARE = "prepare"
    BASELINE = "baseline"
    MIGRATE = "migrate"
    BUILD = "build"
    REPAIR = "repair"
    VERIFY = "verify"
    REPORT = "report"
    DELIVER = "deliver"


class Outcome(StrEnum):
    """How a Build (one heavy step's attempt) ended. The last four are not the project's fault."""

    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELLED = "cancelled"
    TIMED_OUT = "timed_out"
    OUT_OF_MEMORY = "out_of_memory"
    EVICTED = "evicted"
    INFRASTRUCTURE = "infrastructure"


class Target(Model):
    """What to migrate to. Spring Boot is a full version once a request has been accepted."""

    java: Literal[11, 17] = 17
    spring_boot: str = "3.5.16"

    @property
    def boot_line(self) -> tuple[int, int]:
        """(3, 5) for 3.5.16."""
        major, minor = self.spring_boot.split(".")[:2]
        return int(major), int(minor)

    @property
    def is_boot3(self) -> bool:
        return self.boot_line >= (3, 0)

    @property
    def class_major(self) -> int:
        """Class-file version of the target JDK: 55 for 11, 61 for 17 (JVMS, table 4.1-A)."""
        return self.java + 44


class Wave(StrEnum):
    """Build errors come in waves; a later one is hidden until the earlier ones are gone."""

    POM = "pom"
    PLUGIN = "plugin"
    PROCESSOR = "processor"
    IMPORTS = "imports"
    TYPES = "types"
    TEST_COMPILE = "test_compile"
    STARTUP = "startup"
    TEST = "test"
    ENVIRONMENT = "environment"


WAVES = tuple(Wave)


class Diagnostic(Model):
    """One problem that a tool reported. `environment` ones are no fault of the code (catalogue, family N)."""

    wave: Wave
    message: str
    """First line as the tool printed it, ANSI codes removed."""
    detail: str = ""
    """Following lines that belong to it: `symbol:`, `location:`, the chain of causes."""
    path: str | None = None
    """POSIX path relative to the project root, if it is in a file of the project."""
    line: int | None = None
    """1-based."""
    column: int | None = None
    module: str | None = None
    test: str | None = None
    """`fully.qualified.Class#method` when a test failed."""
    next_action: str | None = None
    """One sentence for a person, filled in for what is left at the end."""


class TestOutcome(StrEnum):
    __test__ = False

    PASSED = "passed"
    FAILED = "failed"
    ERROR = "error"
    SKIPPED = "skipped"


class TestCase(Model):
    """One executed test as surefire's or Gradle's XML names it."""

    __test__ = False

    name: str
    """`fully.qualified.Class#method`."""
    outcome: TestOutcome
    seconds: float = 0.0
    module: str = "."
    message: str = ""


class TestCounts(Model):
    __test__ = False

    run: int = 0
    passed: int = 0
    failed: int = 0
    errors: int = 0
    skipped: int = 0

    @classmethod
    def of(cls, tests: "tuple[TestCase, ...] | list[TestCase]") -> "TestCounts":
        outcomes = [test.outcome for test in tests]
        return cls(
            run=len(outcomes),
            passed=outcomes.count(TestOutcome.PASSED),
            failed=outcomes.count(TestOutcome.FAILED),
            errors=outcomes.count(TestOutcome.ERROR),
            skipped=outcomes.count(TestOutcome.SKIPPED),
        )


class ModuleFacts(Model):
    """One Maven module or Gradle project. `path` is "." for the root."""

    path: str
    artifact: str
    packaging: str = "jar"
    java: str | None = None
    main_sources: int = 0
    test_sources: int = 0


class Finding(Model):
    """Something `assess` noticed: why it matters, which rule handles it, or what a person must decide."""

    title: str
    severity: Literal["automatic", "check", "manual"]
    why: str
    rule: str | None = None
    """Id of the fixer that handles it."""
    paths: tuple[str, ...] = ()
    effort_minutes: int = 0
    """A person's time if done by hand; an estimate."""


class ProjectFacts(Model):
    """What `prepare` found out about a project without running anything of it."""

    name: str
    build_tool: Literal["maven", "gradle"]
    modules: tuple[ModuleFacts, ...]
    java: str
    """Source level as declared: "1.8", "11"; "1.8" when nothing says otherwise (Maven's Boot 2 parent)."""
    spring_boot: str
    source_digest: str
    """sha256 over paths and contents: the key under which a baseline can be reused."""
    files: int
    bytes: int
    warnings: tuple[str, ...] = ()


class Hunk(Model):
    """Lines of a file that an edit put in the place of others. Lines count from 0."""

    old_start: int
    old_lines: int
    new_start: int
    new_lines: int


class AppliedEdit(Model):
    """A file changed by a fixer, a recipe or a model, and why."""

    fixer: str
    path: str
    reason: str
    insertions: int = 0
    deletions: int = 0
    hunks: tuple[Hunk, ...] = ()
    """Where, in the file as it was right before this edit. Empty with changed lines: written by an older version."""


class Round(Model):
    """One build of the repair loop: what it said and which fixers answered."""

    number: int
    seconds: float
    passed: bool
    diagnostics: tuple[Diagnostic, ...] = ()
    edits: tuple[AppliedEdit, ...] = ()


class ClassVersions(Model):
    """Major versions of the main classes of one module: {61: 42}."""

    module: str
    majors: dict[int, int]


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
    coverage: LineCoverage | None = None
    """None where the project runs no JaCoCo."""
    starts: tuple[AppStart, ...] = ()
    """Of its applications, where a probe was asked for."""
    jars: tuple[ArtifactFile, ...] = ()
    tools: tuple[ToolUse, ...] = ()
    reused_from: str | None = None
    """Run whose recorded result was taken instead of building again."""
    seconds: float = 0.0
    cpu_seconds: float = 0.0
    peak_memory_bytes: int = 0


class Limits(Model):
    """Of one build."""

    seconds: int = 3600
    memory_mb: int = 4096


class GitSource(Model):
    url: str
    ref: str | None = None


def project_id_of(source: str) -> int | None:
    """Of a source written `project:7`; None for any other."""
    kind, _, number = source.partition(":")
    return int(number) if kind == "project" and number.isdecimal() and len(number) <= 18 else None


Engine = Literal["fixers", "openrewrite", "openrewrite+fixers"]
"""The first pass over a project; see docs/adr/0001."""


class Rejected(Model):
    """An edit of an earlier run that a person did not want."""

    fixer: str
    path: str


Deliver = Literal["none", "pull_request"]
DeliverFailed = Literal["none", "draft"]


class Options(Model):
    llm: bool = True
    keep_going: bool = False
    engine: Engine = "fixers"
    fixers: tuple[str, ...] | None = None
    """Ids of the only fixers allowed; None allows all."""
    probe: bool = False
    """Start the application before and after, and compare what its endpoints answer."""
    max_rounds: int = Field(default=12, ge=1, le=50)
    deliver: Deliver = "none"
    deliver_failed: DeliverFailed = "none"
    """What `deliver` opens for a run that is not verified; only with `deliver`."""
    llm_usd: float | None = Field(default=None, ge=0)
    """At most this much for language models; None is the installation's own limit."""
    rejected: tuple[Rejected, ...] = ()
    """What is not to be changed again."""


class BuildSpec(Model):
    """spec.json: all that a builder needs. Paths are relative to the run's exchange directory."""

    schema_version: Literal[1] = 1
    build_id: str
    """`build-<run>-<step>-<attempt>`: the same attempt has the same name, so that starting it twice is harmless."""
    run_id: str
    step: StepName
    attempt: int
    target: Target
    options: Options = Options()
    name: str
    """Of the project, for messages."""
    subdir: str | None = None
    git: GitSource | None = None
    archive: str | None = None
    """Upload to unpack, for `prepare`."""
    snapshot: str | None = None
    """Input snapshot (`*.tar.zst`), for all other heavy steps; for `prepare`, a source that the host fetched."""
    baseline: str | None = None
    """result.json of the baseline, for `build`: which tests failed before."""
    feed: str | None = None
    """What the project needs of the private feed (`*.tar.zst`): a Maven repository of files."""
    facts: ProjectFacts | None = None
    signatures: bool = False
    """A build that fails writes down what the types it names look like, for a language model."""
    output: str
    """Directory for result.json, snapshot.tar.zst, log, jars/."""
    limits: Limits = Limits()
    traceparent: Traceparent = None
    """The build's own place in the run's trace."""
