"""Azure Service Bus by `azure-servicebus`: sending, and looking after dead letters. Receiving is `host.service_bus`.

Everything goes over AMQP with the rights to send and to listen; nothing needs the right to manage the namespace.
"""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from shared.bus import DeadLetter, QueueState, checked_body
from shared.errors import AutoBuilderError, InvalidRequest, Misconfigured, Unavailable
from shared.settings import Settings

if TYPE_CHECKING:
    from azure.servicebus import (
        ServiceBusClient,
        ServiceBusMessage,
        ServiceBusReceivedMessage,
        ServiceBusReceiver,
        ServiceBusSender,
    )

CONTENT_TYPE = "application/cloudevents+json; charset=utf-8"
PEEKED_AT_ONCE = 100
LARGEST_COUNT = 500
"""States say at most this many: without the right to manage, messages are counted by looking at them."""
WAIT_SECONDS = 5.0


@dataclass(frozen=True)
class Namespace:
    """Where the namespace is and who we are: a connection string, or a host name and a managed identity.

    `credential` and `options` (of `ServiceBusClient`) are for installations and tests that need their own.
    """

    connection_string: str | None = None
    host: str | None = None
    client_id: str | None = None
    credential: Any = None
    options: Mapping[str, Any] = field(default_factory=dict[str, Any])

    def client(self) -> ServiceBusClient:
        """Raises Misconfigured for a connection string that is none."""
        from azure.servicebus import ServiceBusClient

        if self.connection_string is None:
            assert self.host, "a namespace needs a host or a connection string"
            return ServiceBusClient(self.host, self.credential or self._identity(), **self.options)
        try:
            return ServiceBusClient.from_connection_string(self.connection_string, **self.options)
        except ValueError as error:
            raise Misconfigured(f"AUTOBUILDER_SERVICE_BUS is no connection string: {error}.") from error

    def _identity(self) -> Any:
        from azure.identity import DefaultAzureCredential

        return DefaultAzureCredential(managed_identity_client_id=self.client_id)


def namespace_of(settings: Settings) -> Namespace | None:
    """The Service Bus namespace that the settings name; None when they name none."""
    secret = settings.service_bus
    if secret is None and settings.service_bus_namespace is None:
        return None
    connection_string = secret.get_secret_value() if secret else None
    return Namespace(connection_string, settings.service_bus_namespace, settings.service_bus_client_id)


class ServiceBus:
    """Links are opened when first used and kept, one per entity and purpose: opening takes up to a second."""

    def __init__(self, namespace: Namespace) -> None:
        self._client = namespace.client()
        self._links: dict[str, Any] = {}
        self._locks: dict[str, threading.Lock] = {}
        self._changing = threading.Lock()

    def close(self) -> None:
        with self._changing:
            for link in self._links.values():
                link.close()
            self._links.clear()
            self._client.close()

    def send(self, queue: str, body: str, *, message_id: str | None = None) -> None:
        """The size is checked here: where the service ends the link over it, the SDK only tells of an unknown error."""
        message = _message(checked_body(queue, body), message_id or uuid.uuid4().hex)
        self._send(queue, self._client.get_queue_sender, message)

    def broadcast(self, topic: str, body: str, *, message_id: str | None = None) -> None:
        message = _message(checked_body(topic, body), message_id or uuid.uuid4().hex)
        self._send(topic, self._client.get_topic_sender, message)

    def states(self, queues: Sequence[str]) -> list[QueueState]:
        return [self._state(queue) for queue in queues]

    def dead_letters(self, queue: str, limit: int = 100) -> list[DeadLetter]:
        return [_dead_letter(queue, message) for message in self._browse(queue, limit, dead=True)]

    def replay(self, queue: str, sequence: int | None = None) -> int:
        """Sends a copy under an id of its own, which duplicate detection lets through, then removes the dead letter.

        A copy to a subscription would go to the whole topic, so those are refused.
        """
        if "/" in queue:
            raise InvalidRequest(f"{queue} is a subscription: let its owner read its dead letters again.")

        def put_back(message: ServiceBusReceivedMessage) -> None:
            properties = {"replay-of": str(message.message_id), **properties_of(message)}
            told = {key: value for key, value in properties.items() if not key.startswith("DeadLetter")}
            copy = _message(body_of(message), uuid.uuid4().hex, told)
            self._send(queue, self._client.get_queue_sender, copy)

        return self._remove_dead(queue, sequence, put_back)

    def discard(self, queue: str, sequence: int | None = None) -> int:
        return self._remove_dead(queue, sequence, lambda message: None)

    def _send(self, entity: str, opened: Callable[[str], ServiceBusSender], message: ServiceBusMessage) -> None:
        with self._kept(f"{entity} out", entity, lambda: opened(entity)) as sender:
            sender.send_messages(message)

    @contextmanager
    def _kept[L: ServiceBusSender | ServiceBusReceiver](
        self, key: str, entity: str, opened: Callable[[], L]
    ) -> Generator[L]:
        """The link of that key, for one thread at a time; closed after an error, so that the next use opens it anew."""
        with self._changing:
            lock = self._locks.setdefault(key, threading.Lock())
        with lock, told_apart(entity):
            link: L = self._links.get(key) or opened()
            try:
                yield link
                self._links[key] = link
            except Exception:
                self._links.pop(key, None)
                link.close()
                raise

    def _browse(self, queue: str, limit: int, *, dead: bool = False) -> list[ServiceBusReceivedMessage]:
        """Looks without locking."""
        key = f"{queue} {'dead' if dead else 'active'}"
        with self._kept(key, queue, lambda: self._receiver(queue, dead=dead)) as receiver:
            return _peeked(receiver, limit)

    def _receiver(self, queue: str, *, dead: bool = False) -> ServiceBusReceiver:
        from azure.servicebus import ServiceBusSubQueue

        return self._client.get_queue_receiver(queue, sub_queue=ServiceBusSubQueue.DEAD_LETTER if dead else None)

    def _state(self, queue: str) -> QueueState:
        active = [each for each in self._browse(queue, LARGEST_COUNT) if each.state.name != "SCHEDULED"]
        dead = len(self._browse(queue, LARGEST_COUNT, dead=True))
        oldest = min((message.enqueued_time_utc for message in active if message.enqueued_time_utc), default=None)
        return QueueState(queue, len(active), dead, oldest and _utc(oldest))

    def _remove_dead(self, queue: str, sequence: int | None, first: Callable[[ServiceBusReceivedMessage], None]) -> int:
        """Locks dead letters until the wanted ones were had; the others are given back at the end."""
        wanted = {message.sequence_number for message in self._browse(queue, LARGEST_COUNT, dead=True)}
        wanted &= {sequence} if sequence is not None else wanted
        removed = 0
        others: list[ServiceBusReceivedMessage] = []
        with told_apart(queue), self._receiver(queue, dead=True) as receiver:
            for message in _locked(receiver, wanted):
                if message.sequence_number in wanted:
                    first(message)
                    receiver.complete_message(message)
                    removed += 1
                else:
                    others.append(message)
            for message in others:
                receiver.abandon_message(message)
        return removed


def _message(body: str | bytes, message_id: str, properties: Mapping[str, Any] | None = None) -> ServiceBusMessage:
    from azure.servicebus import ServiceBusMessage

    told: Any = dict(properties) if properties else None
    return ServiceBusMessage(body, message_id=message_id, content_type=CONTENT_TYPE, application_properties=told)


@contextmanager
def told_apart(entity: str) -> Generator[None]:
    """Errors of the SDK become ours: who must act?"""
    from azure.core.exceptions import AzureError

    try:
        yield
    except AutoBuilderError:
        raise
    except AzureError as error:
        raise _ours(error, entity) from error
    except (OSError, ValueError) as error:
        raise Unavailable(f"Service Bus cannot be reached for {entity}: {error}; it is tried again.") from error


def _ours(error: Exception, entity: str) -> AutoBuilderError:
    from azure.core.exceptions import ClientAuthenticationError
    from azure.servicebus import exceptions as theirs

    missing = (theirs.MessagingEntityNotFoundError, theirs.MessagingEntityDisabledError)
    if isinstance(error, missing) or _token_status(error) == 404:
        return Misconfigured(f"The Service Bus namespace has no usable entity {entity}: create it or enable it.")
    refused = (theirs.ServiceBusAuthenticationError, theirs.ServiceBusAuthorizationError, ClientAuthenticationError)
    if isinstance(error, refused):
        advice = "give the identity the roles Azure Service Bus Data Sender and Receiver, or correct the key"
        return Misconfigured(f"Service Bus refuses us at {entity}: {advice}.")
    if isinstance(error, theirs.MessageSizeExceededError):
        return InvalidRequest(f"The message for {entity} is larger than Service Bus takes: send less.")
    first_line = (str(error).splitlines() or [""])[0]
    return Unavailable(f"Service Bus does not answer for {entity}: {first_line[:300]}; it is tried again.")


def _token_status(error: BaseException | None) -> int | None:
    """What the node that takes tokens answered, if that is at the bottom of the error: it knows of no such entity."""
    for _ in range(5):
        if error is None:
            return None
        status: object = getattr(error, "status_code", None)
        if isinstance(status, int):
            return status
        error = getattr(error, "inner_exception", None) or error.__cause__ or error.__context__
    return None


def _peeked(receiver: ServiceBusReceiver, limit: int) -> list[ServiceBusReceivedMessage]:
    """The oldest messages, without locking them."""
    found: list[ServiceBusReceivedMessage] = []
    while len(found) < limit:
        after = (found[-1].sequence_number or 0) + 1 if found else 1
        some = receiver.peek_messages(min(PEEKED_AT_ONCE, limit - len(found)), sequence_number=after)
        if not some:
            break
        found += some
    return found


def _locked(receiver: ServiceBusReceiver, wanted: set[int | None]) -> Iterator[ServiceBusReceivedMessage]:
    """Messages, locked one by one, until all the wanted ones were had or no more come."""
    left = set(wanted)
    while left:
        messages = receiver.receive_messages(1, max_wait_time=WAIT_SECONDS)
        if not messages:
            return
        left.discard(messages[0].sequence_number)
        yield messages[0]


def _dead_letter(queue: str, message: ServiceBusReceivedMessage) -> DeadLetter:
    return DeadLetter(
        queue=queue,
        sequence=message.sequence_number or 0,
        message_id=str(message.message_id or ""),
        body=body_of(message),
        enqueued_at=_utc(message.enqueued_time_utc or datetime.fromtimestamp(0, UTC)),
        deliveries=(message.delivery_count or 0) + 1,
        reason=message.dead_letter_reason or "",
        description=message.dead_letter_error_description or "",
        properties={key: value for key, value in properties_of(message).items() if not key.startswith("DeadLetter")},
    )


def body_of(message: ServiceBusReceivedMessage) -> bytes:
    """The body as bytes; a value that is no data section, which other clients may send, as its text."""
    from azure.servicebus.amqp import AmqpMessageBodyType

    if message.body_type == AmqpMessageBodyType.DATA:
        return b"".join(message.body)
    return str(message.body).encode()


def properties_of(message: ServiceBusReceivedMessage) -> dict[str, Any]:
    """Application properties; the SDK leaves their names as bytes."""
    return {_text(key): _text(value) for key, value in (message.application_properties or {}).items()}


def _text(value: Any) -> Any:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else value


def _utc(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
