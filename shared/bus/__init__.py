"""The bus: a Service Bus namespace (`shared.bus.service_bus`) or the embedded host's queues on PostgreSQL.

Receiving is the work of whoever hosts the functions: a trigger per queue.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from shared.errors import InvalidRequest
from shared.events import CloudEvent

INVALID = "InvalidRequest"
"""Reason of a dead letter that no repetition would help: its function raised `shared.errors.InvalidRequest`."""

LARGEST_BODY = 255 << 10
"""Bytes. Service Bus's Standard tier takes 256 KB with the headers."""


@dataclass(frozen=True, slots=True)
class QueueState:
    """`active` counts locked messages too; `oldest` is when the oldest of them was sent."""

    name: str
    active: int
    dead_letters: int
    oldest: datetime | None


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """A message set aside, with who set it aside and why. `deliveries` is how often it was tried."""

    queue: str
    sequence: int
    message_id: str
    body: bytes
    enqueued_at: datetime
    deliveries: int
    reason: str
    description: str
    properties: dict[str, Any]

    @property
    def id(self) -> str:
        """As people and the API name it."""
        return f"{self.queue}:{self.sequence}"


class Bus(Protocol):
    """Sending, and what operations need. Every method raises Unavailable when the bus does not answer."""

    def send(self, queue: str, body: str, *, message_id: str | None = None) -> object:
        """Queues one message. The same `message_id` within the duplicate-detection window is sent once.

        Raises InvalidRequest for one that is too large; so does `broadcast`.
        """
        ...

    def broadcast(self, topic: str, body: str, *, message_id: str | None = None) -> object:
        """Sends to every subscription of the topic; nobody gets it where there is none."""
        ...

    def states(self, queues: Sequence[str]) -> list[QueueState]: ...

    def dead_letters(self, queue: str, limit: int = 100) -> list[DeadLetter]:
        """The oldest ones."""
        ...

    def replay(self, queue: str, sequence: int | None = None) -> int:
        """Puts one dead letter, or all of the queue, back as if newly sent; returns how many."""
        ...

    def discard(self, queue: str, sequence: int | None = None) -> int:
        """Deletes one dead letter, or all of the queue; returns how many."""
        ...


def checked_body(entity: str, body: str | bytes) -> bytes:
    """What is sent. Raises InvalidRequest when it is more than every bus takes."""
    data = body.encode() if isinstance(body, str) else body
    if len(data) > LARGEST_BODY:
        size, most = f"{len(data) / 1024:.0f} KB", f"{LARGEST_BODY >> 10} KB"
        raise InvalidRequest(f"A message for {entity} may have {most}, and this one has {size}: send less.")
    return data


def publish(bus: Bus, queue: str, event: CloudEvent) -> None:
    """Sends the event; its id is the message id, so that sending again is harmless."""
    bus.send(queue, event.model_dump_json(), message_id=event.id)
