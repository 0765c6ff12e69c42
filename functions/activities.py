"""The activities: each is one call."""

from typing import Any

import azure.durable_functions as df

from pipeline import builds, proof, service
from pipeline.bootstrap import services

blueprint = df.Blueprint()


@blueprint.activity_trigger(input_name="task")
def dispatch_build(task: dict[str, Any]) -> dict[str, Any]:
    return builds.dispatch_build(services(), task)


@blueprint.activity_trigger(input_name="task")
def record_build(task: dict[str, Any]) -> dict[str, Any]:
    return builds.record_build(services(), task)


@blueprint.activity_trigger(input_name="task")
def stop_build(task: dict[str, Any]) -> None:
    builds.stop_build(services(), task)


@blueprint.activity_trigger(input_name="task")
def repair_build(task: dict[str, Any]) -> dict[str, Any]:
    from pipeline import repairing  # the models' SDKs: half of the start-up of a host that mostly needs none

    return repairing.repair_step(services(), task)


@blueprint.activity_trigger(input_name="task")
def light_step(task: dict[str, Any]) -> dict[str, Any]:
    return proof.light_step(services(), task)


@blueprint.activity_trigger(input_name="task")
def finish_run(task: dict[str, Any]) -> None:
    service.finish_run(services(), task["run_id"], task["failure"])
