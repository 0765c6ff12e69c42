"""What may be asked of a run: request, cancel, retry. Called by triggers with a Durable client."""

import json
from datetime import UTC, datetime
from typing import Any, Protocol

import structlog

from pipeline import tracing
from pipeline.bootstrap import Services
from pipeline.builds import newest_build, newest_result, run_of
from pipeline.delivery.deliver import delivery_of
from pipeline.delivery.github_events import handle_github
from pipeline.orchestration import HEAVY, STEPS, chain_from, instances, run_input, run_instance
from pipeline.proof import is_verified
from shared.bus import publish
from shared.errors import InvalidRequest
from shared.events import (
    BUILD_FINISHED,
    GITHUB_RECEIVED,
    RUN_CANCEL_REQUESTED,
    RUN_FINISHED,
    RUN_REQUESTED,
    RUN_REQUESTS_QUEUE,
    RUN_RETRY_REQUESTED,
    BuildFinished,
    CloudEvent,
    RunCommand,
    RunRequest,
    data_of,
)
from shared.models import Outcome, Status, StepName
from shared.store import BuildRow, RunRow
from shared.telemetry import current, doing

log = structlog.get_logger(__name__)

STARTING_SECONDS = 5
"""How old a claimed run must be before the sweep believes that its orchestration was never started."""


class Orchestrations(Protocol):
    """The part of DurableOrchestrationClient that is needed here."""

    async def start_new(
        self, orchestration_function_name: str, instance_id: str | None = None, client_input: Any | None = None
    ) -> str: ...

    async def raise_event(self, instance_id: str, event_name: str, event_data: Any = None) -> None: ...

    async def terminate(self, instance_id: str, reason: str) -> None: ...

    async def get_status(self, instance_id: str) -> Any: ...


async def handle(services: Services, event: CloudEvent, client: Orchestrations) -> None:
    """One message of the run-requests queue. Handling it twice is harmless."""
    match event.type:
        case t if t == RUN_REQUESTED:
            request = data_of(event, RunRequest)
            place = request.traceparent or current() or event.traceparent
            request_run(services, request.model_copy(update={"traceparent": place}))
        case t if t == RUN_CANCEL_REQUESTED:
            await cancel_run(services, data_of(event, RunCommand).run_id, client)
        case t if t == RUN_RETRY_REQUESTED:
            retry_run(services, data_of(event, RunCommand))
        case t if t == GITHUB_RECEIVED:
            for pointless in await handle_github(services, event.data):
                await cancel_run(services, pointless, client)
        case t if t == RUN_FINISHED:
            pass  # a place is free: admit below
        case _:
            raise InvalidRequest(f"Unknown message type {event.type!r}; this version knows {RUN_REQUESTED}.")
    await admit(services, client)


def request_run(services: Services, request: RunRequest) -> None:
    """Writes the run as queued; a message that came twice, or an unfinished run of the same key, changes nothing."""
    check_request(request)
    if services.store.add_run(request):
        log.info("run.queued", run_id=request.run_id, project=request.name, request_id=request.request_id)


def check_request(request: RunRequest) -> None:
    """What every door refuses. Raises InvalidRequest."""
    if (request.git is None) == (request.upload is None):
        raise InvalidRequest("A run request needs a git source or an upload, and not both.")
    if request.options.deliver == "none" and request.options.deliver_failed != "none":
        raise InvalidRequest("deliver_failed says what else deliver opens: ask for deliver=pull_request too.")


async def admit(services: Services, client: Orchestrations) -> None:
    """Starts queued runs, oldest first, while there is room."""
    while run := services.store.claim_queued_run(services.settings.max_runs):
        await _start(run, client)


async def _start(run: RunRow, client: Orchestrations) -> None:
    options = RunRequest.model_validate_json(run.request).options
    place, deliver = tracing.run_place(run), options.deliver != "none"
    task = run_input(run.id, run.attempt, run.from_step, llm=options.llm, deliver=deliver, traceparent=place)
    await client.start_new("migration", run_instance(run.id, run.attempt), task)
    log.info("run.started", run_id=run.id, attempt=run.attempt)


async def cancel_run(services: Services, run_id: str, client: Orchestrations) -> None:
    """Row first, so that nothing new starts; then the orchestrations; then the builds."""
    run, builds = services.store.run(run_id), services.store.cancel_run(run_id)
    if run is not None and builds is not None:
        await _stop(services, run, builds, client, "cancelled")


async def fail_run(services: Services, run: RunRow, failure: dict[str, Any], client: Orchestrations) -> None:
    """Ends a run that cannot go on, in the same order."""
    builds = services.store.fail_run(run.id, json.dumps(failure), failure["message"])
    if builds is not None:
        await _stop(services, run, builds, client, "failed")


async def _stop(services: Services, run: RunRow, builds: list[BuildRow], client: Orchestrations, reason: str) -> None:
    for instance in instances(run.id, run.attempt):
        if (status := (await client.get_status(instance)).runtime_status) and status.name in ("Running", "Pending"):
            await client.terminate(instance, reason)
    for build in builds:
        services.runner.stop(run.id, build.id)
    tracing.write_run(run, Status.CANCELLED if reason == "cancelled" else Status.FAILED)
    log.info(f"run.{reason}", run_id=run.id)


def retry_run(services: Services, command: RunCommand) -> None:
    """Queues an ended run again from a step; what the steps before it left is used as it is."""
    first = command.from_step or STEPS[0]
    if first not in STEPS:
        raise InvalidRequest(f"There is no step {first!r}; the steps are {', '.join(STEPS)}.")
    first = first_possible(services, command.run_id, first)
    forget = [step for stage in chain_from(first) for track in stage for step in track]
    if services.store.requeue_run(command.run_id, first, forget):
        log.info("run.requeued", run_id=command.run_id, from_step=first)


def first_possible(services: Services, run_id: str, wanted: str) -> str:
    """The step to go on from: an earlier one than wanted where something that it needs was never made, such as the
    yardstick of a run that was cancelled before its baseline ended, or the proof of a run that failed."""
    if wanted in ("report", "deliver") and not is_verified(services, run_id):
        wanted = "verify"
    build = newest_result(services, run_id, StepName.BUILD)
    if wanted == "verify" and (build is None or build.outcome is not Outcome.SUCCEEDED):
        wanted = "build"
    before = [step for step in STEPS[: STEPS.index(wanted)] if step in HEAVY]
    return next((step for step in before if newest_build(services, run_id, StepName(step)) is None), wanted)


def request_pull_request(services: Services, run_id: str, requester: str = "local") -> None:
    """Queues `deliver` for a run that is finished and verified; cancel and progress are as of any run.

    Raises InvalidRequest for any other run, and for one whose project is none of the App's.
    """
    run = services.store.run(run_id)
    if run is None:
        raise InvalidRequest(f"There is no run {run_id}.")
    if run.status is not Status.SUCCEEDED or not is_verified(services, run_id):
        raise InvalidRequest(f"The run {run_id} is {run.status} and not verified: only a verified run is delivered.")
    delivery_of(services, run)
    data = RunCommand(run_id=run_id, from_step=StepName.DELIVER, requester=requester).model_dump(mode="json")
    identity = f"deliver-{run_id}-{run.attempt}"
    event = CloudEvent(id=identity, source="autobuilder/api", type=RUN_RETRY_REQUESTED, subject=run_id, data=data)
    publish(services.bus, RUN_REQUESTS_QUEUE, event)


async def build_finished(services: Services, event: CloudEvent, client: Orchestrations) -> None:
    """Wakes the orchestration that waits for this build; an event for one that has ended is dropped."""
    if event.type != BUILD_FINISHED:
        raise InvalidRequest(f"Unknown message type {event.type!r}; this version knows {BUILD_FINISHED}.")
    finished = data_of(event, BuildFinished)
    build = services.store.build(finished.build_id)
    if build is None:
        raise InvalidRequest(f"There is no build {finished.build_id}.")
    status = (await client.get_status(build.instance)).runtime_status
    if status is not None and status.name in ("Running", "Pending"):
        await client.raise_event(build.instance, build.id, finished.model_dump(mode="json"))


async def sweep_runs(services: Services, client: Orchestrations) -> None:
    """Starts claimed runs whose orchestration never came to be, ends those whose orchestration failed, admits more."""
    for run in services.store.unfinished_runs():
        status = (await client.get_status(run_instance(run.id, run.attempt))).runtime_status
        if status is None and _old_enough(run):
            await _start(run, client)
        elif status is not None and status.name in ("Failed", "Terminated"):
            finish_run(services, run.id, internal_failure(f"The orchestration {status.name.lower()}."))
    await admit(services, client)


def internal_failure(message: str) -> dict[str, Any]:
    """A fault of ours."""
    advice = "Retry the run; if it fails again, report what the service log says of this run."
    return {"step": "", "kind": "internal", "message": message, "next_action": advice}


def _old_enough(run: RunRow) -> bool:
    age = datetime.now(UTC) - (run.started_at or run.created_at)
    return age.total_seconds() > STARTING_SECONDS


def finish_run(services: Services, run_id: str, failure: dict[str, Any] | None) -> None:
    """The last word on a run; the store tells the world, and the queue, which lets the next queued run in."""
    status = Status.SUCCEEDED if failure is None else Status.FAILED
    message = failure["message"] if failure else None
    run = run_of(services, run_id)
    with doing("finish_run", tracing.run_place(run), run_id=run_id):
        if services.store.finish_run(run_id, status, json.dumps(failure) if failure else None, message):
            tracing.write_run(run, status)
            log.info("run.finished", status=status)
