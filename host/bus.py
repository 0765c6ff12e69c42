"""Queues on PostgreSQL that behave like Azure Service Bus: peek-lock, redelivery, duplicates, dead letters.

Usable from any process: a sender needs no running host, and a waiting host hears of a message through NOTIFY.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from host.clock import Clock, SystemClock
from host.database import Database, named_queries
from shared.bus import DeadLetter, QueueState, checked_body

CHANNEL = "host_bus"
"""The NOTIFY channel; the payload is the queue's name."""

UNREAD_DAYS = 14
"""How long a subscription keeps what nobody reads: the default of Service Bus."""


def subscription_queue(topic: str, name: str) -> str:
    """The queue that a subscription is read from, as Service Bus addresses it."""
    return f"{topic}/subscriptions/{name}"


@dataclass(frozen=True, slots=True)
class QueuedMessage:
    """One message as it was read. `lock_token` proves the right to settle it until `locked_until`."""

    sequence: int
    queue: str
    message_id: str
    body: bytes
    content_type: str | None
    correlation_id: str | None
    subject: str | None
    properties: Mapping[str, Any]
    enqueued_at: datetime
    locked_until: datetime
    lock_token: uuid.UUID | None
    delivery_count: int
    dead_reason: str | None
    dead_description: str | None


@dataclass(frozen=True, slots=True)
class QueueCount:
    """How many messages a queue holds: waiting or locked, and dead."""

    queue: str
    active: int
    dead: int


class Bus:
    """Every queue and topic of one database. A queue exists as soon as it is named, a topic's subscription once made.

    `max_delivery` deliveries without completion make a message dead; `lock_seconds` is how long a receiver has before
    the message is delivered again; `duplicate_seconds` is how long a message id is remembered.
    """

    def __init__(
        self,
        database: Database | str,
        *,
        clock: Clock | None = None,
        lock_seconds: float = 60,
        max_delivery: int = 10,
        duplicate_seconds: float = 600,
    ) -> None:
        self._owned = isinstance(database, str)
        self._database = Database(database, max_connections=2) if isinstance(database, str) else database
        self._queries = named_queries("bus.sql")
        self._clock = clock or SystemClock()
        self._duplicates = timedelta(seconds=duplicate_seconds)
        self.lock = timedelta(seconds=lock_seconds)
        self.max_delivery = max_delivery

    def send(
        self,
        queue: str,
        body: str | bytes,
        *,
        message_id: str | None = None,
        delay: float = 0,
        content_type: str | None = None,
        correlation_id: str | None = None,
        subject: str | None = None,
        properties: Mapping[str, Any] | None = None,
    ) -> bool:
        """Append a message, visible after `delay` seconds. False: its id was sent lately, so it was dropped."""
        now = self._clock.now()
        sent = self._rows(
            "send",
            queue=queue,
            message_id=message_id or uuid.uuid4().hex,
            body=checked_body(queue, body),
            content_type=content_type,
            correlation_id=correlation_id,
            subject=subject,
            properties=json.dumps(dict(properties or {})),
            now=now,
            visible_at=now + timedelta(seconds=delay),
            forgotten_before=now - self._duplicates,
        )
        return bool(sent)

    def subscribe(self, topic: str, name: str) -> None:
        """Make a subscription, which gets what is sent from now on; read it as `subscription_queue(topic, name)`."""
        self._count("subscribe", topic=topic, name=name)

    def unsubscribe(self, topic: str, name: str) -> None:
        """Remove a subscription and what it holds."""
        self._count("unsubscribe", topic=topic, name=name, queue=subscription_queue(topic, name))

    def broadcast(self, topic: str, body: str | bytes, *, message_id: str | None = None) -> int:
        """Append a copy to every subscription of the topic; how many. 0 for an id that was sent lately."""
        now = self._clock.now()
        copies = self._rows(
            "broadcast",
            topic=topic,
            message_id=message_id or uuid.uuid4().hex,
            body=checked_body(topic, body),
            now=now,
            forgotten_before=now - self._duplicates,
        )
        return len(copies)

    def receive(self, queue: str) -> QueuedMessage | None:
        """Lock the oldest visible message, or None. Buries those whose last delivery was never answered."""
        now = self._clock.now()
        self._count("bury", queue=queue, now=now, max_delivery=self.max_delivery)
        rows = self._rows(
            "receive",
            queue=queue,
            now=now,
            locked_until=now + self.lock,
            lock_token=uuid.uuid4(),
            max_delivery=self.max_delivery,
        )
        return _message(rows[0]) if rows else None

    def renew(self, message: QueuedMessage) -> bool:
        """Hold the lock for its full time from now. False, here and below: the lock was lost before."""
        now = self._clock.now()
        return self._settle("renew", message, now=now, locked_until=now + self.lock)

    def complete(self, message: QueuedMessage) -> bool:
        """Remove the message: it was dealt with."""
        return self._settle("complete", message, now=self._clock.now())

    def abandon(self, message: QueuedMessage, why: str = "") -> bool:
        """Give the message back at once; after the last allowed delivery it becomes a dead letter with `why`."""
        params = {"now": self._clock.now(), "max_delivery": self.max_delivery, "description": why.replace("\0", "")}
        return self._settle("abandon", message, **params)

    def release(self, queue: str) -> int:
        """End every lock on the queue: whoever held them is gone. Only its one receiver may say so."""
        return self._count("release", queue=queue, now=self._clock.now())

    def dead_letter(self, message: QueuedMessage, reason: str, description: str = "") -> bool:
        """Set the message aside for a person to look at."""
        return self._settle("dead_letter", message, now=self._clock.now(), reason=reason, description=description)

    def peek(self, queue: str, limit: int = 100) -> list[QueuedMessage]:
        """The oldest messages, locked ones too, without locking them."""
        return [_message(row) for row in self._rows("peek", queue=queue, dead=False, limit=limit)]

    def dead_letters(self, queue: str, limit: int = 100) -> list[DeadLetter]:
        """The oldest dead letters with their reasons."""
        return [_dead_letter(row) for row in self._rows("peek", queue=queue, dead=True, limit=limit)]

    def replay(self, queue: str, sequence: int | None = None) -> int:
        """Put one dead letter, or all of the queue, back with a fresh delivery count; returns how many."""
        return len(self._rows("replay", queue=queue, sequence=sequence, now=self._clock.now()))

    def discard(self, queue: str, sequence: int | None = None) -> int:
        """Delete one dead letter, or all of the queue; returns how many."""
        return self._count("discard", queue=queue, sequence=sequence)

    def next_visible(self, queue: str) -> datetime | None:
        """When the next message can be received: a delay or a lock ends then. None when the queue is empty."""
        return self._rows("next_visible", queue=queue)[0]["min"]

    def counts(self) -> list[QueueCount]:
        """Every queue that holds a message."""
        return [QueueCount(**row) for row in self._rows("counts")]

    def states(self, queues: Sequence[str]) -> list[QueueState]:
        """What each of these queues holds, empty ones too."""
        return [QueueState(**row) for row in self._rows("states", queues=list(queues))]

    def forget_old_ids(self) -> int:
        """Drop message ids older than the duplicate window, and what subscriptions kept for nobody."""
        self._count("forget_unread", sent_before=self._clock.now() - timedelta(days=UNREAD_DAYS))
        return self._count("forget_message_ids", forgotten_before=self._clock.now() - self._duplicates)

    def close(self) -> None:
        """Close the connections, if this bus opened them."""
        if self._owned:
            self._database.close()

    def _settle(self, query: str, message: QueuedMessage, **params: Any) -> bool:
        return self._count(query, sequence=message.sequence, lock_token=message.lock_token, **params) > 0

    def _rows(self, query: str, **params: Any) -> list[dict[str, Any]]:
        with self._database.connection() as connection:
            return connection.execute(self._queries[query], params).fetchall()

    def _count(self, query: str, **params: Any) -> int:
        with self._database.connection() as connection:
            return connection.execute(self._queries[query], params).rowcount


def _dead_letter(row: dict[str, Any]) -> DeadLetter:
    return DeadLetter(
        queue=row["queue"],
        sequence=row["sequence"],
        message_id=row["message_id"],
        body=row["body"],
        enqueued_at=row["enqueued_at"],
        deliveries=row["delivery_count"],
        reason=row["dead_reason"] or "",
        description=row["dead_description"] or "",
        properties=json.loads(row["properties"]),
    )


def _message(row: dict[str, Any]) -> QueuedMessage:
    fields = {**row, "locked_until": row["visible_at"], "properties": json.loads(row["properties"])}
    del fields["visible_at"]
    return QueuedMessage(**fields)
