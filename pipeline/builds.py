"""Builds from the orchestration's side: dispatch, record, stop, and the sweep that finds lost ones."""

from typing import Any

import structlog

from pipeline import tracing
from pipeline.bootstrap import Services
from pipeline.delivery.github_source import fetch_source, spec_with_source
from pipeline.log_intake import catch_up
from pipeline.repair.settings import LlmSettings
from shared.azure_settings import FeedSettings
from shared.bus import publish
from shared.errors import Misconfigured, Unavailable
from shared.events import BUILD_EVENTS_QUEUE, RunRequest, build_finished
from shared.models import (
    BuildResult,
    BuildSpec,
    Limits,
    Options,
    Outcome,
    ProjectFacts,
    Status,
    StepName,
    TestOutcome,
)
from shared.store import BuildRow, RunRow
from shared.store.edits import Edits

log = structlog.get_logger(__name__)

DEADLINE_GRACE_SECONDS = 120
"""Beyond the build's own limit before the orchestration gives it up for lost."""
MACHINE_OUTCOMES = frozenset({Outcome.EVICTED, Outcome.INFRASTRUCTURE, Outcome.OUT_OF_MEMORY})
_TESTS = "Tests failed; which of them failed before is known when the baseline is."
JUDGED_BY_BASELINE = {
    "tests": _TESTS,
    "environment": _TESTS,
    "build": "It does not build yet; what its class path had before is known when the baseline is.",
}
"""Kinds of failure that the baseline may have an answer to, with what is said until it has ended."""
NO_YARDSTICK = frozenset({"baseline_jdk", "environment", "gradle_unavailable"})
"""Failures of a baseline for want of something that this machine lacks: the run goes on, and says so."""
LOG_OUTPUT_CHARACTERS = 4000


def build_id(run_id: str, step: str, run_attempt: int, attempt: int) -> str:
    """Same attempt, same name: starting it twice is harmless. A retried run counts on from 101, 201, ..."""
    return f"build-{run_id}-{step}-{(run_attempt - 1) * 100 + attempt}"


def dispatch_build(services: Services, task: dict[str, Any]) -> dict[str, Any]:
    """Activity. Not `started` means that all slots are taken; not `judged` that there is no baseline's result yet."""
    run = run_of(services, task["run_id"])
    spec = spec_of(services, run, task)
    started = services.store.claim_build(spec, task["instance"], services.settings.max_builds)
    if started:
        services.store.begin_step(run.id, spec.step, spec.attempt, Status.RUNNING)
        start_build(services, run, spec)
    else:
        reason = f"waiting for one of {services.settings.max_builds} build slots"
        services.store.begin_step(run.id, spec.step, spec.attempt, Status.WAITING, reason)
    deadline = spec.limits.seconds + DEADLINE_GRACE_SECONDS
    judged = spec.step is not StepName.BUILD or spec.baseline is not None
    return {"started": started, "build_id": spec.build_id, "deadline_seconds": deadline, "judged": judged}


def start_build(services: Services, run: RunRow, spec: BuildSpec) -> None:
    """Starts it with what only this side may read: a private source, a private feed. What keeps that from being had is
    the build's result."""
    try:
        refusal = source_refusal(services, run, spec)
        if refusal is None:
            services.runner.start(with_feed(services, spec))
            log.info("build.submitted", run_id=run.id, step=spec.step, build=spec.build_id)
            return
    except Misconfigured as error:
        refusal = BuildResult(outcome=Outcome.FAILED, failure_kind="misconfigured", message=str(error))
    except Unavailable as error:
        refusal = BuildResult(outcome=Outcome.INFRASTRUCTURE, failure_kind="infrastructure", message=str(error))
    services.exchange.leave_result(run.id, spec.output, refusal)
    publish(services.bus, BUILD_EVENTS_QUEUE, build_finished(spec.build_id, run.id, refusal.outcome))
    log.warning("build.refused", run_id=run.id, build=spec.build_id, reason=refusal.message)


def source_refusal(services: Services, run: RunRow, spec: BuildSpec) -> BuildResult | None:
    """Fetches a private source for the first build; its result when that can't be."""
    if spec.step is not StepName.PREPARE:
        return None
    return fetch_source(services, run.id, RunRequest.model_validate_json(run.request))


def with_feed(services: Services, spec: BuildSpec) -> BuildSpec:
    """Raises Misconfigured, Unavailable."""
    settings = FeedSettings()
    if not settings.url or spec.snapshot is None:
        return spec
    from pipeline.feed.layer import make_layer

    layer = make_layer(services.exchange, spec.run_id, spec.snapshot, settings, services.secrets)
    return spec.model_copy(update={"feed": layer})


def record_build(services: Services, task: dict[str, Any]) -> dict[str, Any]:
    """Activity. Writes down what result.json says: {"again": bool, "unjudged": bool, "failure": {...} | None}.

    `unjudged`: tests failed that may have failed before too, or something is missing that the class path of before
    names; the baseline, still under way, will tell. Or it has told that tests are lost, which a build without it cannot
    see."""
    name = build_id(task["run_id"], task["step"], task["run_attempt"], task["attempt"])
    run, build = run_of(services, task["run_id"]), services.store.build(name)
    assert build is not None, f"{name} was never dispatched"
    result = services.exchange.result(run.id, build.output) or BuildResult(
        outcome=Outcome.TIMED_OUT, failure_kind="timed_out", message="The build was lost: it left no result."
    )
    catch_up(services, build)
    services.store.finish_build(name, result.outcome)
    tracing.write_build(build, result, task)
    if _again(result.outcome, task):
        log.warning("build.again", run_id=run.id, build=name, outcome=result.outcome)
        return {"again": True, "unjudged": False, "failure": None}
    if not task["judged"] and result.outcome is Outcome.FAILED and result.failure_kind in JUDGED_BY_BASELINE:
        message = JUDGED_BY_BASELINE[result.failure_kind]
        services.store.end_step(run.id, StepName.BUILD, Status.FAILED, message)
        tracing.write_step(services.store, task, Status.FAILED)
        return {"again": False, "unjudged": True, "failure": None}
    if result.facts is not None:
        services.store.set_facts(run.id, result.facts)
    if result.edits:
        Edits(services.store.database).record(run.id, task["step"], result.edits)
    failure = failure_of(task["step"], result, RunRequest.model_validate_json(run.request).options)
    status = Status.SUCCEEDED if result.outcome is Outcome.SUCCEEDED else Status.FAILED
    tail = services.store.log_tail(name)[-LOG_OUTPUT_CHARACTERS:]
    services.store.end_step(run.id, StepName(task["step"]), status, result.message, tail)
    tracing.write_step(services.store, task, status)
    unjudged = failure is None and _lost_unseen(services, run.id, task)
    return {"again": False, "unjudged": unjudged, "failure": failure}


def _lost_unseen(services: Services, run_id: str, task: dict[str, Any]) -> bool:
    """Both are there now, and the build had ended, or begun, before its baseline did: test classes that pass before are
    not among those that ran after."""
    if task["step"] not in (StepName.BASELINE, StepName.BUILD) or (task["step"] == StepName.BUILD and task["judged"]):
        return False
    before, after = (newest_result(services, run_id, step) for step in (StepName.BASELINE, StepName.BUILD))
    if before is None or after is None or after.outcome is not Outcome.SUCCEEDED:
        return False
    passed = {t.name.partition("#")[0] for t in before.tests if t.outcome is TestOutcome.PASSED}
    return not passed <= {t.name.partition("#")[0] for t in after.tests}


def _again(outcome: Outcome, task: dict[str, Any]) -> bool:
    """Another attempt for what was not the project's fault; after a lack of memory only one, with twice as much."""
    if outcome is Outcome.OUT_OF_MEMORY:
        return task["attempt"] == task.get("first_attempt", 1)
    return outcome in MACHINE_OUTCOMES and not task["last"]


def failure_of(step: str, result: BuildResult, options: Options) -> dict[str, Any] | None:
    """report.json's `failure`, or None when the run can go on.

    A baseline that fails for want of its own JDK, or with --keep-going, is no reason to stop: its result says so.
    """
    if result.outcome is Outcome.SUCCEEDED:
        return None
    if step == StepName.BASELINE and (options.keep_going or result.failure_kind in NO_YARDSTICK):
        return None
    kind = result.failure_kind or str(result.outcome)
    return {"step": step, "kind": kind, "message": result.message, "next_action": next_action(kind, result)}


def next_action(kind: str, result: BuildResult) -> str:
    """One sentence for a person."""
    advice = {
        "invalid_input": "Change the project or the request as the message says, then run the command again.",
        "baseline_build": "Make the project build as it is, or add --keep-going to migrate it without a yardstick.",
        "timed_out": "Raise AUTOBUILDER_BUILD_SECONDS, or make the project's tests end sooner.",
        "out_of_memory": "Raise AUTOBUILDER_BUILD_MEMORY_MB.",
        "gradle_unavailable": "Install the Gradle version that the message names and set AUTOBUILDER_GRADLE.",
    }
    left = next((d.next_action for d in result.diagnostics if d.next_action), None)
    return left or advice.get(kind, "Read the build's log, fix what it says, then retry the run from this step.")


def stop_build(services: Services, task: dict[str, Any]) -> None:
    """Activity. The deadline has passed."""
    services.runner.stop(task["run_id"], task["build_id"])


def sweep_builds(services: Services) -> None:
    """Every running build is looked after: lost completions are published again, orphans adopted."""
    for build in services.store.running_builds():
        services.runner.reconcile(build)


def run_of(services: Services, run_id: str) -> RunRow:
    run = services.store.run(run_id)
    assert run is not None, f"run {run_id} has an orchestration but no row"
    return run


def spec_of(services: Services, run: RunRow, task: dict[str, Any]) -> BuildSpec:
    """The builder's orders, from the request and from what earlier steps left."""
    request = RunRequest.model_validate_json(run.request)
    step = StepName(task["step"])
    name = build_id(run.id, step, task["run_attempt"], task["attempt"])
    upload = step is StepName.PREPARE and request.upload
    spec = BuildSpec(
        build_id=name,
        run_id=run.id,
        step=step,
        attempt=task["attempt"],
        target=request.target,
        options=request.options,
        name=request.name,
        subdir=request.subdir,
        git=request.git if step is StepName.PREPARE else None,
        archive=services.exchange.adopt_upload(run.id, upload, request.name) if upload else None,
        snapshot=task.get("snapshot") or snapshot_for(services, run.id, step),
        baseline=result_path(services, run.id, StepName.BASELINE) if step is StepName.BUILD else None,
        origin=snapshot_of(services, run.id, StepName.PREPARE) if step is StepName.BUILD else None,
        facts=ProjectFacts.model_validate_json(run.facts) if run.facts else None,
        signatures=step is StepName.BUILD and request.options.llm and LlmSettings().provider is not None,
        output=f"{step}-{name.rpartition('-')[2]}",
        limits=limits_of(services, run.id, step, task["attempt"]),
        traceparent=tracing.build_place(task, name),
    )
    return spec_with_source(services, run.id, request, spec) if step is StepName.PREPARE else spec


SNAPSHOT_FROM = {
    StepName.BASELINE: StepName.PREPARE,
    StepName.MIGRATE: StepName.PREPARE,
    StepName.BUILD: StepName.MIGRATE,
}


def snapshot_for(services: Services, run_id: str, step: StepName) -> str | None:
    """The input of a heavy step: the newest snapshot of the step before it, relative to the run's directory."""
    return snapshot_of(services, run_id, SNAPSHOT_FROM[step]) if step in SNAPSHOT_FROM else None


def snapshot_of(services: Services, run_id: str, step: StepName) -> str | None:
    build = newest_build(services, run_id, step)
    return build and f"{build.output}/snapshot.tar.zst"


def result_path(services: Services, run_id: str, step: StepName) -> str | None:
    build = newest_build(services, run_id, step)
    return build and f"{build.output}/result.json"


def newest_build(services: Services, run_id: str, step: StepName) -> BuildRow | None:
    """The step's last finished build that was not a victim of the machine."""
    ended = [b for b in services.store.builds(run_id) if b.step_type == step and b.status == "finished"]
    return next((b for b in reversed(ended) if b.outcome in (Outcome.SUCCEEDED, Outcome.FAILED)), None)


def newest_result(services: Services, run_id: str, step: StepName) -> BuildResult | None:
    build = newest_build(services, run_id, step)
    return services.exchange.result(run_id, build.output) if build else None


def limits_of(services: Services, run_id: str, step: StepName, attempt: int) -> Limits:
    """The settings' limits; twice the memory after a build that ran out of it."""
    settings = services.settings
    starved = attempt > 1 and any(
        b.step_type == step and b.outcome is Outcome.OUT_OF_MEMORY for b in services.store.builds(run_id)
    )
    return Limits(seconds=settings.build_seconds, memory_mb=settings.build_memory_mb * (2 if starved else 1))
