"""What a run is asked for, and how it stands."""

from enum import StrEnum
from typing import Literal

from pydantic import Field

from shared.models.base import Model
from shared.models.edits import Rejected


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


Engine = Literal["fixers", "openrewrite", "openrewrite+fixers"]
"""The first pass over a project; see docs/adr/0001."""

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


def project_id_of(source: str) -> int | None:
    """Of a source written `project:7`; None for any other."""
    kind, _, number = source.partition(":")
    return int(number) if kind == "project" and number.isdecimal() and len(number) <= 18 else None
