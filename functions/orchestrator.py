"""The orchestrations; what they do is in pipeline/orchestration.py."""

import azure.durable_functions as df

from pipeline import orchestration

blueprint = df.Blueprint()


@blueprint.orchestration_trigger(context_name="context")
def migration(context: df.DurableOrchestrationContext) -> orchestration.Steps:
    return (yield from orchestration.migration(context))


@blueprint.orchestration_trigger(context_name="context")
def track(context: df.DurableOrchestrationContext) -> orchestration.Steps:
    return (yield from orchestration.track(context))


@blueprint.orchestration_trigger(context_name="context")
def heavy_step(context: df.DurableOrchestrationContext) -> orchestration.Steps:
    return (yield from orchestration.heavy_step(context))
