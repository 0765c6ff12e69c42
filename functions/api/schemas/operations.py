"""Statistics, the state of the installation, and health."""

import json
from datetime import date as Day
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from functions.api.schemas.common import Answer, Number, Request, Text, Time

EventType = Literal["autobuilder.run.started.v1", "autobuilder.run.step.v1", "autobuilder.run.finished.v1"]


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


def _readable(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text


class DeadLetter(Answer):
    """As `pipeline.operations.DeadMessage` has it."""

    id: str
    queue: str
    message_id: str
    reason: str
    description: str
    enqueued_at: Time
    delivery_count: int = Field(validation_alias="deliveries")
    type: str | None
    """Of the CloudEvent that it is, if it is one."""
    run_id: str | None
    body: Annotated[Any, BeforeValidator(_readable)]
    """As JSON where it is some, else as text."""


class Replayed(Answer):
    replayed: int = Field(ge=0)


class NewWebhook(Request):
    url: Text = Field(max_length=2000, pattern=r"^https?://[\x21-\x7e]+$")
    events: list[EventType] = Field(default=[], max_length=10)
    """CloudEvent types; none means all."""
    secret: str | None = Field(default=None, max_length=200, pattern=r"^whsec_[A-Za-z0-9+/=]+$")
    """Made when there is none."""
    group_id: Number | None = None
    """Only runs of this group."""


class Webhook(Answer):
    id: int
    url: str
    events: list[str]
    group_id: int | None
    enabled: bool
    """False: it answered 410 Gone."""
    created_at: Time


class NewWebhookSecret(Webhook):
    secret: str
    """Shown this once."""


class Queued(Answer):
    status: Literal["queued"] = "queued"


class Health(Answer):
    status: Literal["ok"] = "ok"
