"""What queues, topics and subscriptions of Azure Service Bus do with messages; nothing here knows the wire."""

from __future__ import annotations

import copy
import itertools
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

DEAD_LETTERS = "$deadletterqueue"
State = Literal["active", "locked", "scheduled"]
Settlement = Literal["complete", "abandon", "release", "dead_letter"]


class LockLost(Exception):
    """The lock token is not, or no longer, a lock on a message."""


@dataclass(frozen=True)
class QueueOptions:
    lock_seconds: float = 30.0
    max_delivery: int = 10
    duplicate_seconds: float = 600.0
    """How long message ids are remembered; 0 turns duplicate detection off."""


@dataclass
class Message:
    """`sections` are the AMQP sections as the sender encoded them; `properties` the application properties."""

    sections: dict[int, list[tuple[bytes, Any]]]
    properties: dict[str, Any]
    message_id: object = None
    sequence: int = 0
    enqueued_at: float = 0.0
    visible_at: float = 0.0
    deliveries: int = 0
    """Those that ended without success."""
    state: State = "active"
    lock_token: uuid.UUID | None = None
    locked_until: float = 0.0
    dead_letter_source: str | None = None


@dataclass
class Recent:
    """Message ids seen within the duplicate detection window."""

    seconds: float
    ids: dict[object, float] = field(default_factory=dict[object, float])

    def has_seen(self, message_id: object, now: float) -> bool:
        """Remembers the id; True when it is in the window already."""
        if not self.seconds or message_id is None:
            return False
        self.ids = {known: until for known, until in self.ids.items() if until > now}
        if message_id in self.ids:
            return True
        self.ids[message_id] = now + self.seconds
        return False


class Queue:
    """A queue or a subscription, with its dead letter queue (which has none itself)."""

    def __init__(
        self,
        name: str,
        options: QueueOptions | None = None,
        *,
        clock: Callable[[], float] = time.time,
        dead: bool = False,
    ) -> None:
        self.name = name
        self.options = options or QueueOptions()
        self.messages: dict[int, Message] = {}
        self.dead_letters = None if dead else Queue(f"{name}/{DEAD_LETTERS}", self.options, clock=clock, dead=True)
        self._clock = clock
        self._sequence = itertools.count(1)
        self._recent = Recent(0 if dead else self.options.duplicate_seconds)
        self._locks: dict[uuid.UUID, Message] = {}

    def put(self, message: Message, at: float = 0.0) -> int:
        """Its sequence number; 0 for a duplicate, which is accepted and dropped. `at` is for scheduled ones."""
        now = self._clock()
        if self._recent.has_seen(message.message_id, now):
            return 0
        message.sequence = next(self._sequence)
        message.enqueued_at, message.visible_at = max(now, at), at
        message.state = "scheduled" if at > now else "active"
        self.messages[message.sequence] = message
        return message.sequence

    def cancel(self, sequence: int) -> None:
        """Takes a scheduled message back."""
        self.messages.pop(sequence, None)

    def tick(self) -> None:
        """Lets happen what time brings: scheduled messages appear, locks run out."""
        now = self._clock()
        for message in list(self.messages.values()):
            if message.state == "scheduled" and message.visible_at <= now:
                message.state = "active"
            if message.state == "locked" and message.locked_until <= now:
                self._delivered_in_vain(message)

    def expire_locks(self) -> int:
        """Ends every lock now, as if its time had passed: how many."""
        locked = [message for message in self.messages.values() if message.state == "locked"]
        for message in locked:
            self._delivered_in_vain(message)
        return len(locked)

    def take(self, *, delete: bool = False) -> Message | None:
        """The oldest active message, locked; or deleted at once for a receiver that asks for that."""
        self.tick()
        message = next((each for each in self.messages.values() if each.state == "active"), None)
        if message is not None and delete:
            del self.messages[message.sequence]
        elif message is not None:
            message.state, message.lock_token = "locked", uuid.uuid4()
            message.locked_until = self._clock() + self.options.lock_seconds
            self._locks[message.lock_token] = message
        return message

    def settle(
        self, token: uuid.UUID, how: Settlement, reason: str | None = None, description: str | None = None
    ) -> None:
        """Raises LockLost when the token is no lock."""
        message = self._locked(token)
        match how:
            case "complete":
                self._unlock(message)
                del self.messages[message.sequence]
            case "abandon":
                self._delivered_in_vain(message)
            case "release":
                self._unlock(message)
            case "dead_letter":
                self._bury(message, reason, description)

    def renew(self, token: uuid.UUID) -> float:
        """When the lock ends now, in seconds since 1970. Raises LockLost."""
        message = self._locked(token)
        message.locked_until = self._clock() + self.options.lock_seconds
        return message.locked_until

    def peek(self, first: int, limit: int) -> list[Message]:
        return [message for sequence, message in sorted(self.messages.items()) if sequence >= first][:limit]

    def _locked(self, token: uuid.UUID) -> Message:
        self.tick()
        if token not in self._locks:
            raise LockLost
        return self._locks[token]

    def _unlock(self, message: Message) -> None:
        if message.lock_token is not None:
            self._locks.pop(message.lock_token, None)
        message.lock_token, message.state = None, "active"

    def _delivered_in_vain(self, message: Message) -> None:
        self._unlock(message)
        message.deliveries += 1
        if self.dead_letters is not None and message.deliveries >= self.options.max_delivery:
            text = f"Message could not be consumed after {self.options.max_delivery} delivery attempts."
            self._bury(message, "MaxDeliveryCountExceeded", text)

    def _bury(self, message: Message, reason: str | None, description: str | None) -> None:
        self._unlock(message)
        del self.messages[message.sequence]
        said = {"DeadLetterReason": reason, "DeadLetterErrorDescription": description}
        message.properties = message.properties | {key: text for key, text in said.items() if text is not None}
        message.dead_letter_source = self.name
        assert self.dead_letters is not None, "a dead letter cannot die again"
        self.dead_letters.put(message)


class Topic:
    """Copies what it is sent to each of its subscriptions; duplicates are dropped before that."""

    def __init__(self, name: str, subscriptions: dict[str, QueueOptions], *, duplicate_seconds: float = 600.0) -> None:
        self.name = name
        without = {key: QueueOptions(o.lock_seconds, o.max_delivery, 0) for key, o in subscriptions.items()}
        self.subscriptions = {key.lower(): Queue(f"{name}/subscriptions/{key}", o) for key, o in without.items()}
        self._recent = Recent(duplicate_seconds)

    def put(self, message: Message, at: float = 0.0) -> int:
        if self._recent.has_seen(message.message_id, time.time()):
            return 0
        numbers = [queue.put(copy.copy(message), at) for queue in self.subscriptions.values()]
        return numbers[0] if numbers else 0


class Namespace:
    """Entities by address: `queue`, `topic`, `topic/subscriptions/name`, each with `/$deadletterqueue`."""

    def __init__(self, entities: list[Queue | Topic]) -> None:
        self._entities = {entity.name.lower(): entity for entity in entities}

    def queues(self) -> Iterator[Queue]:
        for entity in self._entities.values():
            for queue in [entity] if isinstance(entity, Queue) else entity.subscriptions.values():
                yield queue
                if queue.dead_letters is not None:
                    yield queue.dead_letters

    def find(self, path: str) -> Queue | Topic | None:
        """None for an address that names nothing. `/$management` at its end belongs to the entity before it."""
        words = path.lower().removesuffix("/$management").split("/")
        found: Queue | Topic | None = self._entities.get(words.pop(0))
        if isinstance(found, Topic) and words[:1] == ["subscriptions"] and len(words) > 1:
            found, words = found.subscriptions.get(words[1]), words[2:]
        if isinstance(found, Queue) and words[:1] == [DEAD_LETTERS]:
            found, words = found.dead_letters, words[1:]
        return None if words else found
