"""Statistics, the state of the installation, and health."""

from datetime import date as Day
from typing import Any, Literal

from pydantic import Field

from functions.api.schemas.common import Answer, Time


class OutcomeCount(Answer):
    status: str
    runs: int


class DayCount(Answer):
    day: Day
    succeeded: int
    failed: int
    cancelled: int
    unfinished: int


class StepSeconds(Answer):
    step: str
    runs: int
    p50: float
    p95: float


class FixerUse(Answer):
    fixer: str
    runs: int
    edits: int
    insertions: int
    deletions: int


class DayCost(Answer):
    day: Day
    model: str
    tokens: int
    usd: float


class GroupRate(Answer):
    group_id: int
    name: str
    runs: int
    success_rate: float


class Statistics(Answer):
    since: Time
    until: Time
    runs_by_outcome: list[OutcomeCount]
    runs_by_day: list[DayCount]
    seconds_by_step: list[StepSeconds]
    fixers_by_use: list[FixerUse]
    llm_cost_by_day: list[DayCost]
    success_rate_by_group: list[GroupRate]


class Queue(Answer):
    name: str
    active: int
    dead_letters: int
    oldest_seconds: float | None


class BuildPlace(Answer):
    build_id: str
    run_id: str
    step: str
    status: Literal["waiting", "running"]
    reason: str
    since: Time


class OperationLimits(Answer):
    max_runs: int
    max_builds: int
    build_seconds: int
    build_memory_mb: int


class Operations(Answer):
    queues: list[Queue]
    builds: list[BuildPlace]
    limits: OperationLimits


class DeadLetter(Answer):
    id: str
    queue: str
    message_id: str
    reason: str
    description: str
    enqueued_at: Time
    delivery_count: int
    body: Any
    """As JSON where it is some, else as text."""


class Replayed(Answer):
    replayed: int = Field(ge=0)


class Health(Answer):
    status: Literal["ok"] = "ok"
