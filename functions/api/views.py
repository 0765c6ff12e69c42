"""Rows as answers."""

from datetime import UTC, datetime

from functions.api.schemas.runs import Build, PullRequest, Ref, Run, RunOptions, RunTarget, Step
from shared.events import RunRequest
from shared.models import FINAL, ProjectFacts, Status, StepName
from shared.report import Failure
from shared.store import BuildRow, StepRow
from shared.store.run_list import RunView


def run_view(row: RunView, *, facts: bool = True) -> Run:
    request = RunRequest.model_validate_json(row.request)
    return Run(
        id=row.id,
        project=Ref(id=row.project_id, name=row.project_name),
        group=Ref(id=row.group_id, name=row.group_name),
        status=row.status,
        attempt=row.attempt,
        target=RunTarget(**request.target.model_dump()),
        options=RunOptions.model_validate(request.options, from_attributes=True),
        requester=row.requester,
        created_at=row.created_at,
        started_at=row.started_at,
        completed_at=row.completed_at,
        seconds=seconds_between(row.started_at, row.completed_at),
        error_message=row.error_message,
        failure=failure_of(row.failure),
        facts=ProjectFacts.model_validate_json(row.facts) if facts and row.facts else None,
        current_step=StepName(row.current_step) if row.current_step else None,
        waiting_reason=row.waiting_reason,
        verified=row.status is Status.SUCCEEDED if row.status in FINAL else None,
        pull_request=pull_request_of(row),
    )


def pull_request_of(row: RunView) -> PullRequest | None:
    if row.pull_request is None or row.pull_request_url is None:
        return None
    return PullRequest(number=row.pull_request, url=row.pull_request_url)


def failure_of(text: str | None) -> Failure | None:
    """As the row has it; a fault of ours names no step."""
    return Failure.model_validate_json(text.replace('"step": ""', '"step": null')) if text else None


def seconds_between(start: datetime | None, end: datetime | None) -> float | None:
    """Until now for what has not ended."""
    return None if start is None else round(((end or datetime.now(UTC)) - start).total_seconds(), 3)


def step_view(row: StepRow, builds: list[BuildRow]) -> Step:
    return Step(
        step=StepName(row.step_type),
        status=row.status,
        attempts=row.attempts,
        message=row.message,
        started_at=row.started_at,
        completed_at=row.completed_at,
        seconds=seconds_between(row.started_at, row.completed_at),
        builds=[build_view(build) for build in builds if build.step_type == row.step_type],
    )


def build_view(row: BuildRow) -> Build:
    return Build(
        id=row.id,
        attempt=row.attempt,
        status=row.status,
        outcome=row.outcome,
        started_at=row.started_at,
        finished_at=row.finished_at,
    )
