"""Sending on the bus. Receiving is the Functions host's work: a trigger per queue."""

from typing import Protocol

from shared.events import CloudEvent


class Bus(Protocol):
    """A Service Bus namespace, or the embedded host's queues on PostgreSQL."""

    def send(self, queue: str, body: str, *, message_id: str | None = None) -> object:
        """Queues one message. The same `message_id` within the duplicate-detection window is sent once."""
        ...


def publish(bus: Bus, queue: str, event: CloudEvent) -> None:
    """Sends the event; its id is the message id, so that sending again is harmless."""
    bus.send(queue, event.model_dump_json(), message_id=event.id)
