"""Rows as they come from PostgreSQL."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict

from shared.models import Outcome, Status


class Row(BaseModel):
    """A row; columns that a newer schema added are ignored, so that old code survives an upgrade."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class RunRow(Row):
    id: str
    project_name: str = ""
    status: Status
    attempt: int
    from_step: str | None
    request: str
    """RunRequest as JSON."""
    idempotency_key: str | None
    requester: str
    facts: str | None
    """ProjectFacts as JSON, once `prepare` is through."""
    failure: str | None
    error_message: str | None
    created_at: datetime
    started_at: datetime | None
    completed_at: datetime | None


class StepRow(Row):
    run_id: str
    step_type: str
    status: Status
    attempts: int
    message: str
    started_at: datetime | None
    completed_at: datetime | None

    @property
    def seconds(self) -> float | None:
        """None while it has not ended."""
        if self.started_at is None or self.completed_at is None:
            return None
        return (self.completed_at - self.started_at).total_seconds()


class BuildRow(Row):
    id: str
    run_id: str
    step_type: str
    attempt: int
    status: Literal["waiting", "running", "finished"]
    outcome: Outcome | None
    instance: str
    """Orchestration that waits for the event named after this build."""
    output: str
    queued_at: datetime
    started_at: datetime | None
    finished_at: datetime | None


class ArtifactRow(Row):
    name: str
    path: str
    sha256: str
    bytes: int


class LogChunk(Row):
    start_offset: int
    end_offset: int
    content: str


class LogTime(Row):
    """When the log from this byte on arrived."""

    start_offset: int
    at: datetime
