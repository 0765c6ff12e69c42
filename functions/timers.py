"""The sweep: whatever event got lost is found again within a minute. And once an hour: what is old goes."""

import asyncio

import azure.durable_functions as df
import azure.functions as func

from pipeline import builds, retention, service
from pipeline.bootstrap import services
from pipeline.delivery import deliver, github_events

blueprint = df.Blueprint()


@blueprint.timer_trigger(arg_name="timer", schedule="*/15 * * * * *", run_on_startup=True)
@blueprint.durable_client_input(client_name="client")
async def sweep(timer: func.TimerRequest, client: df.DurableOrchestrationClient) -> None:
    builds.sweep_builds(services())
    await service.sweep_runs(services(), client)
    github_events.sweep_deliveries(services())
    await asyncio.to_thread(deliver.withdraw_cancelled, services())


@blueprint.timer_trigger(arg_name="timer", schedule="0 7 * * * *")
def tidy(timer: func.TimerRequest) -> None:
    retention.tidy(services())
