"""CloudEvents 1.0 (structured JSON) that travel on the bus."""

import uuid
from datetime import UTC, datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from shared.errors import InvalidRequest
from shared.models import GitSource, Model, Options, Outcome, Target
from shared.telemetry import Traceparent, current

RUN_REQUESTED = "autobuilder.run.requested.v1"
RUN_CANCEL_REQUESTED = "autobuilder.run.cancel_requested.v1"
RUN_RETRY_REQUESTED = "autobuilder.run.retry_requested.v1"
RUN_FINISHED = "autobuilder.run.finished.v1"
BUILD_FINISHED = "autobuilder.build.finished.v1"
GITHUB_RECEIVED = "autobuilder.github.received.v1"

RUN_REQUESTS_QUEUE = "run-requests"
BUILD_EVENTS_QUEUE = "build-events"
TO_RUN_REQUESTS = f"queue:{RUN_REQUESTS_QUEUE}"
"""A destination of the outbox."""


class CloudEvent(BaseModel):
    """The envelope (CloudEvents 1.0, JSON format). Unknown extension attributes are kept out, not refused."""

    model_config = ConfigDict(frozen=True)

    specversion: Literal["1.0"] = "1.0"
    id: str = Field(default_factory=lambda: uuid.uuid4().hex)
    source: str
    type: str
    subject: str | None = None
    time: datetime = Field(default_factory=lambda: datetime.now(UTC))
    datacontenttype: Literal["application/json"] = "application/json"
    sequence: str | None = None
    """Extension "sequence": of two events of one subject, the later one has the larger."""
    traceparent: Traceparent = Field(default_factory=current)
    """Distributed tracing extension: where in a trace this was sent."""
    data: dict[str, Any]


class RunRequest(Model):
    """Data of `run.requested`. Exactly one of `git` and `upload` is set."""

    run_id: str = Field(pattern=r"^[a-z0-9]{8,32}$")
    name: str = Field(min_length=1, max_length=100)
    git: GitSource | None = None
    upload: str | None = None
    """Artifact key of an uploaded archive."""
    project_id: int | None = None
    """Of a project that is known; else the project is the one of that name in the group `local`."""
    subdir: str | None = None
    target: Target = Target()
    options: Options = Options()
    idempotency_key: str | None = None
    requester: str = "local"
    traceparent: Traceparent = Field(default_factory=current)
    """Where in a trace it was asked for; by default, from the message that brought the request."""
    request_id: str | None = None
    """Of the API request that asked for it, for the logs."""


class RunCommand(Model):
    """Data of `run.cancel_requested` and `run.retry_requested`."""

    run_id: str = Field(pattern=r"^[a-z0-9]{8,32}$")
    from_step: str | None = None
    requester: str = "local"


class BuildFinished(Model):
    """Data of `build.finished`: a hint that result.json is there, small enough for any bus."""

    build_id: str
    run_id: str
    outcome: Outcome


def parse_event(body: bytes | str) -> CloudEvent:
    """Raises InvalidRequest when the body is no CloudEvent 1.0."""
    try:
        return CloudEvent.model_validate_json(body)
    except ValidationError as error:
        raise InvalidRequest(f"The message is not a CloudEvent 1.0: {error.errors()[0]['msg']}.") from error


def data_of[M: Model](event: CloudEvent, model: type[M]) -> M:
    """Raises InvalidRequest, which names the field, when the event's data is not what its type says."""
    try:
        return model.model_validate(event.data)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(step) for step in first["loc"]) or "data"
        raise InvalidRequest(f"The data of {event.type} is wrong at {place}: {first['msg']}.") from error


def build_finished(
    build_id: str,
    run_id: str,
    outcome: Outcome,
    source: str = "autobuilder/runner",
    traceparent: str | None = None,
) -> CloudEvent:
    """The event a runner or a pod's reporter sends, with the build's place in its trace. Each sending has an id of its
    own: should one be lost, the next must get through."""
    data = BuildFinished(build_id=build_id, run_id=run_id, outcome=outcome).model_dump(mode="json")
    place = traceparent or current()
    return CloudEvent(source=source, type=BUILD_FINISHED, subject=run_id, data=data, traceparent=place)
