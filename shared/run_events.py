"""What the world is told of runs: CloudEvents on the topic `run-events`, and by webhooks.

Their `sequence` grows within a run: whoever keeps the largest one seen can drop what came late or twice.
"""

from typing import Any

from shared.events import RUN_FINISHED, CloudEvent
from shared.models import Model, Status, StepName

RUN_STARTED = "autobuilder.run.started.v1"
RUN_STEP = "autobuilder.run.step.v1"
RUN_EVENT_TYPES = (RUN_STARTED, RUN_STEP, RUN_FINISHED)

RUN_EVENTS_TOPIC = "run-events"
TO_RUN_EVENTS = f"topic:{RUN_EVENTS_TOPIC}"
SOURCE = "autobuilder/pipeline"
LONGEST_TEXT = 8_000
"""Characters of what a project's tools said, so that every event fits into a message; the API has all of it."""


class RunStarted(Model):
    """Data of `run.started`. `attempt` is 2 after a retry."""

    run_id: str
    attempt: int
    project: str
    requester: str


class RunStep(Model):
    """Data of `run.step`: a step began, waits for a build slot, or ended."""

    run_id: str
    step: StepName
    status: Status
    message: str = ""


class RunFailure(Model):
    """Why a run failed, and what a person should do. `step` is empty when it was none of the steps."""

    step: str
    kind: str
    message: str
    next_action: str


class RunFinished(Model):
    """Data of `run.finished`. Status succeeded means proved; failure is set when it failed."""

    run_id: str
    status: Status
    failure: RunFailure | None = None


def run_started(run_id: str, attempt: int, project: str, requester: str) -> CloudEvent:
    return _event(RUN_STARTED, RunStarted(run_id=run_id, attempt=attempt, project=project, requester=requester))


def run_step(run_id: str, step: StepName, status: Status, message: str = "") -> CloudEvent:
    return _event(RUN_STEP, RunStep(run_id=run_id, step=step, status=status, message=_cut(message)))


def run_finished(run_id: str, status: Status, failure: dict[str, Any] | None = None) -> CloudEvent:
    why = RunFailure.model_validate({name: _cut(text) for name, text in failure.items()}) if failure else None
    return _event(RUN_FINISHED, RunFinished(run_id=run_id, status=status, failure=why))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_TEXT else f"{text[:LONGEST_TEXT]} ..."


def _event(event_type: str, data: Model) -> CloudEvent:
    content = data.model_dump(mode="json")
    return CloudEvent(source=SOURCE, type=event_type, subject=content["run_id"], data=content)
