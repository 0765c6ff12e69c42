"""Service Bus queue `run-requests`: requests, cancels and retries from every door."""

import azure.durable_functions as df
import azure.functions as func

from pipeline.bootstrap import services
from pipeline.service import handle
from shared.events import RUN_REQUESTS_QUEUE, parse_event
from shared.telemetry import doing

blueprint = df.Blueprint()


@blueprint.service_bus_queue_trigger(
    arg_name="message", queue_name=RUN_REQUESTS_QUEUE, connection="AUTOBUILDER_SERVICE_BUS"
)
@blueprint.durable_client_input(client_name="client")
async def run_requested(message: func.ServiceBusMessage, client: df.DurableOrchestrationClient) -> None:
    event = parse_event(message.get_body())
    asked_by = event.data.get("request_id")
    request_id = asked_by if isinstance(asked_by, str) else None
    with doing(event.type, event.traceparent, run_id=event.subject, message_id=event.id, request_id=request_id):
        await handle(services(), event, client)
