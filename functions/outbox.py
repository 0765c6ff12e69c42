"""Timers: keep the outbox's pump alive, and tell people of messages that were set aside or are stuck."""

import azure.durable_functions as df
import azure.functions as func

from pipeline import operations
from pipeline.bootstrap import services

blueprint = df.Blueprint()


@blueprint.timer_trigger(arg_name="timer", schedule="*/15 * * * * *", run_on_startup=True)
def pump_outbox(timer: func.TimerRequest) -> None:
    services().pump.wake()


@blueprint.timer_trigger(arg_name="timer", schedule="*/30 * * * * *")
@blueprint.durable_client_input(client_name="client")
async def attend_dead_letters(timer: func.TimerRequest, client: df.DurableOrchestrationClient) -> None:
    await operations.attend(services(), client)
