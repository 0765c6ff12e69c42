"""The activities: each is one call."""

from contextlib import AbstractContextManager
from typing import Any

import azure.durable_functions as df
import structlog

from pipeline import builds, proof, service
from pipeline.bootstrap import services
from pipeline.tracing import step_place
from shared.telemetry import doing

blueprint = df.Blueprint()


def working(activity: str, task: dict[str, Any]) -> AbstractContextManager[None]:
    """A span in the run's trace, and the run's identity in the log."""
    return doing(activity, step_place(task), run_id=task["run_id"], step=task.get("step"))


@blueprint.activity_trigger(input_name="task")
def dispatch_build(task: dict[str, Any]) -> dict[str, Any]:
    with working("dispatch_build", task):
        return builds.dispatch_build(services(), task)


@blueprint.activity_trigger(input_name="task")
def record_build(task: dict[str, Any]) -> dict[str, Any]:
    with working("record_build", task):
        return builds.record_build(services(), task)


@blueprint.activity_trigger(input_name="task")
def stop_build(task: dict[str, Any]) -> None:
    with working("stop_build", task):
        builds.stop_build(services(), task)


@blueprint.activity_trigger(input_name="task")
def repair_build(task: dict[str, Any]) -> dict[str, Any]:
    from pipeline import repairing  # the models' SDKs: half of the start-up of a host that mostly needs none

    with working("repair_build", task):
        return repairing.repair_step(services(), task)


@blueprint.activity_trigger(input_name="task")
def light_step(task: dict[str, Any]) -> dict[str, Any]:
    with doing(f"step {task['step']}", task.get("traceparent"), run_id=task["run_id"], step=task["step"]):
        return proof.light_step(services(), task)


@blueprint.activity_trigger(input_name="task")
def finish_run(task: dict[str, Any]) -> None:
    with structlog.contextvars.bound_contextvars(run_id=task["run_id"]):
        service.finish_run(services(), task["run_id"], task["failure"])
