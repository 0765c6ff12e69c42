"""Runs: how one is asked for, and what it looks like; its steps, builds and log."""

from typing import Literal

from pydantic import Field, model_validator

from functions.api.schemas.common import Answer, Name, Number, Request, RunId, Text, Time
from shared.models import Deliver, DeliverFailed, Engine, Outcome, ProjectFacts, Status, StepName
from shared.report import Failure


class WantedTarget(Request):
    """What to migrate to. Spring Boot may be a line, such as 3.5."""

    java: Literal[11, 17] = 17
    spring_boot: str = Field(default="3.5", pattern=r"^\d{1,2}(\.\d{1,3}){0,2}$")


class WantedOptions(Request):
    llm: bool = True
    keep_going: bool = False
    """Migrate even if the project does not build as it is."""
    engine: Engine = "fixers"
    fixers: list[str] | None = Field(default=None, max_length=200)
    """The only fixers allowed; null allows all."""
    probe: bool = False
    """Start the application before and after, and compare what its endpoints answer."""
    deliver: Deliver = "none"
    deliver_failed: DeliverFailed = "none"
    """What to open for a run that is not verified; only with `deliver`."""
    llm_usd: float | None = Field(default=None, ge=0, le=1000)
    """At most this much for language models; null is the installation's own limit."""


class Source(Request):
    """A project, a git repository, or an upload: exactly one of them."""

    project_id: Number | None = None
    git_url: Text | None = Field(default=None, max_length=2000)
    ref: Text | None = Field(default=None, max_length=250)
    subdir: Text | None = Field(default=None, max_length=500)
    upload: str | None = Field(default=None, max_length=100)

    @model_validator(mode="after")
    def one_source(self) -> "Source":
        if sum(value is not None for value in (self.project_id, self.git_url, self.upload)) != 1:
            raise ValueError("Give exactly one of project_id, git_url and upload.")
        return self


class NewRun(Source):
    name: Name | None = None
    """Of the project that is made when there is none of that name; by default the repository's."""
    group_id: Number | None = None
    """Where that project goes; may be left out by a caller with one group."""
    target: WantedTarget = WantedTarget()
    options: WantedOptions = WantedOptions()


class NewAssessment(Source):
    target: WantedTarget = WantedTarget()


class Retry(Request):
    from_step: StepName | None = None
    """The first step to do again; null starts over."""


class Rerun(Request):
    """A new run of the same source. What is left out is as it was."""

    target: WantedTarget | None = None
    options: WantedOptions | None = None
    rejected_edits: list[str] = Field(default=[], max_length=10_000)
    """Ids of edits of the earlier run that are not to be made again, on top of those rejected there."""


class Ref(Answer):
    id: int
    name: str


class RunTarget(Answer):
    java: int
    spring_boot: str


class RunOptions(Answer):
    llm: bool
    keep_going: bool
    engine: str
    fixers: list[str] | None
    probe: bool
    deliver: str
    deliver_failed: str
    llm_usd: float | None


class PullRequest(Answer):
    number: int
    url: str


class Run(Answer):
    id: RunId
    project: Ref
    group: Ref
    status: Status
    attempt: int
    target: RunTarget
    options: RunOptions
    requester: str
    created_at: Time
    started_at: Time | None
    completed_at: Time | None
    seconds: float | None
    """Since it started, until it ended or now; null while it is queued."""
    error_message: str | None
    failure: Failure | None
    facts: ProjectFacts | None
    """Null until `prepare` is through, and in lists."""
    current_step: StepName | None
    waiting_reason: str | None
    verified: bool | None
    """Null until it has ended."""
    pull_request: PullRequest | None


class Build(Answer):
    id: str
    attempt: int
    status: Literal["waiting", "running", "finished"]
    outcome: Outcome | None
    started_at: Time | None
    finished_at: Time | None


class Step(Answer):
    step: StepName
    status: Status
    attempts: int
    message: str
    started_at: Time | None
    completed_at: Time | None
    seconds: float | None
    builds: list[Build]


class Node(Answer):
    id: str
    step: StepName
    label: str
    status: Status | None
    """Null for a step that has not begun."""
    seconds: float | None
    attempts: int


class Edge(Answer):
    source: str
    target: str
    kind: Literal["then", "repair"]
    """`repair` leads back: what a build left red, repaired and built again."""


class Graph(Answer):
    nodes: list[Node]
    edges: list[Edge]


class LogPart(Answer):
    """A piece of a build's log; offsets are bytes of the log as it is served (UTF-8, secrets masked)."""

    offset: int
    next_offset: int
    content: str
    ended: bool
    """Nothing will follow `next_offset`."""


class LogTime(Answer):
    offset: int
    """First byte of the part of the log that arrived then."""
    at: Time
