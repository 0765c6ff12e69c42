"""Queue triggers fed from a real Service Bus namespace: peek-lock, locks renewed, dead letters with their reason."""

from __future__ import annotations

import threading
import time
import uuid
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import structlog

from host.app import AppFunction, QueueTrigger
from host.bus import QueuedMessage
from host.threads import Looper
from host.triggers import call
from host.worker import Worker
from shared.bus import INVALID
from shared.bus.service_bus import Namespace, body_of, properties_of, told_apart
from shared.errors import AutoBuilderError, InvalidRequest

if TYPE_CHECKING:
    from azure.servicebus import AutoLockRenewer, ServiceBusReceivedMessage, ServiceBusReceiver

log = structlog.get_logger()

HANDS = 2
"""Receivers of a queue, at most: each has a connection of its own and one message at a time. What the functions do
with a message takes milliseconds; no lock is ever held during a build."""
WAIT_SECONDS = 1.0
"""How long one look at an empty queue lasts, and so how long a stop may have to wait. Messages that come meanwhile
are received at once."""
HOLD_SECONDS = 3600.0
"""How long the lock of one message is renewed."""
AWAY_SECONDS = 5.0
LONGEST_DESCRIPTION = 4096
"""Characters; Service Bus takes no more."""


class NamespaceConsumer:
    """A `host.triggers.Consumer` of a queue or subscription in a namespace."""

    def __init__(
        self, namespace: Namespace, worker: Worker, function: AppFunction, trigger: QueueTrigger, limit: int
    ) -> None:
        self.queue = trigger.queue
        self._hands = [Hand(namespace, worker, function, trigger.queue, n) for n in range(min(limit, HANDS))]

    def start(self) -> None:
        for hand in self._hands:
            hand.start()

    def wake(self) -> None:
        """Nothing to do: the namespace pushes its messages."""

    def stop(self, grace: float) -> bool:
        deadline = time.monotonic() + max(grace, WAIT_SECONDS)
        for hand in self._hands:
            hand.tell_to_stop()
        ended = [hand.stop(max(0.0, deadline - time.monotonic())) for hand in self._hands]
        return all(ended)


class Hand:
    """One receiver on a thread of its own: receivers of the SDK are not safe to share."""

    def __init__(self, namespace: Namespace, worker: Worker, function: AppFunction, queue: str, number: int) -> None:
        self._namespace = namespace
        self._worker = worker
        self._function = function
        self._queue = queue
        self._stopping = threading.Event()
        self._looper = Looper(f"host-namespace-{queue}-{number}", self._serve, self._stopping.set)
        self._ended = threading.Event()

    def start(self) -> None:
        self._looper.start()

    def tell_to_stop(self) -> None:
        self._stopping.set()

    def stop(self, grace: float) -> bool:
        """False: the function is still working on a message."""
        self._looper.stop(grace)
        return self._ended.is_set()

    def _serve(self) -> None:
        """Receives until the host stops or the connection is lost; then waits a while and is called again."""
        if self._stopping.is_set():
            return
        self._ended.clear()
        try:
            with told_apart(self._queue):
                self._receive()
        except AutoBuilderError as away:
            log.warning("queue.namespace.away", queue=self._queue, why=str(away))
            self._stopping.wait(AWAY_SECONDS)
        finally:
            self._ended.set()

    def _receive(self) -> None:
        from azure.servicebus import AutoLockRenewer

        with (
            self._namespace.client() as client,
            client.get_queue_receiver(self._queue) as receiver,
            AutoLockRenewer(max_lock_renewal_duration=HOLD_SECONDS) as renewer,
        ):
            while not self._stopping.is_set():
                for message in receiver.receive_messages(1, max_wait_time=WAIT_SECONDS):
                    self._handle(receiver, renewer, message)

    def _handle(
        self, receiver: ServiceBusReceiver, renewer: AutoLockRenewer, message: ServiceBusReceivedMessage
    ) -> None:
        from azure.servicebus.exceptions import MessageLockLostError

        renewer.register(receiver, message)
        failure = call(self._worker, self._function, queued(self._queue, message))
        try:
            _settle(receiver, message, failure)
        except MessageLockLostError:
            log.warning("queue.lock.lost", message_id=message.message_id, why="the message will be delivered again")


def _settle(receiver: ServiceBusReceiver, message: ServiceBusReceivedMessage, failure: Exception | None) -> None:
    match failure:
        case None:
            receiver.complete_message(message)
        case InvalidRequest():
            text = str(failure)[:LONGEST_DESCRIPTION]
            receiver.dead_letter_message(message, reason=INVALID, error_description=text)
        case _:
            receiver.abandon_message(message)


def queued(queue: str, message: ServiceBusReceivedMessage) -> QueuedMessage:
    """The message as the embedded bus would hand it out; its first delivery is number 1, as functions know it."""
    now = datetime.now(UTC)
    token = message.lock_token
    return QueuedMessage(
        sequence=message.sequence_number or 0,
        queue=queue,
        message_id=str(message.message_id or ""),
        body=body_of(message),
        content_type=message.content_type,
        correlation_id=str(message.correlation_id) if message.correlation_id else None,
        subject=message.subject,
        properties=properties_of(message),
        enqueued_at=message.enqueued_time_utc or now,
        locked_until=message.locked_until_utc or now,
        lock_token=uuid.UUID(str(token)) if token else None,
        delivery_count=(message.delivery_count or 0) + 1,
        dead_reason=None,
        dead_description=None,
    )
