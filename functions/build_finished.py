"""Service Bus queue `build-events`: a build has ended somewhere; wake the orchestration that waits for it."""

import azure.durable_functions as df
import azure.functions as func

from pipeline import service
from pipeline.bootstrap import services
from shared.events import BUILD_EVENTS_QUEUE, parse_event
from shared.telemetry import doing

blueprint = df.Blueprint()


@blueprint.service_bus_queue_trigger(
    arg_name="message", queue_name=BUILD_EVENTS_QUEUE, connection="AUTOBUILDER_SERVICE_BUS"
)
@blueprint.durable_client_input(client_name="client")
async def build_finished(message: func.ServiceBusMessage, client: df.DurableOrchestrationClient) -> None:
    event = parse_event(message.get_body())
    with doing(event.type, event.traceparent, run_id=event.subject, message_id=event.id):
        await service.build_finished(services(), event, client)
