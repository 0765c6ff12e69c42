"""The request-reply nodes of Service Bus: `$cbs`, which takes tokens, and an entity's `$management`."""

from __future__ import annotations

import base64
import hashlib
import hmac
import time
import urllib.parse
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from proton import UNDESCRIBED, Array, Data

from tests.peers.service_bus.entities import LockLost, Queue, Settlement, Topic
from tests.peers.service_bus.wire import encoded, messages_of


@dataclass(frozen=True)
class Reply:
    code: int
    description: str = "OK"
    body: Any = None
    condition: str | None = None


NOT_FOUND = "amqp:not-found"
UNAUTHORIZED = "amqp:unauthorized-access"
LOCK_LOST = Reply(410, "The lock supplied is invalid.", None, "com.microsoft:message-lock-lost")
DISPOSITIONS: dict[str, Settlement] = {"completed": "complete", "abandoned": "abandon", "suspended": "dead_letter"}


def token_reply(token: str, keys: Mapping[str, str], allowed_tokens: frozenset[str]) -> Reply:
    """Whether a shared access signature is right, or a bearer token (typed `jwt` too by the SDK) is known."""
    if not token.startswith("SharedAccessSignature "):
        known = token in allowed_tokens
        return Reply(202, "Accepted") if known else Reply(401, "InvalidToken", None, UNAUTHORIZED)
    fields = dict(urllib.parse.parse_qsl(token.partition(" ")[2]))
    signed = f"{urllib.parse.quote_plus(fields['sr'])}\n{fields['se']}".encode()
    digest = hmac.new(keys.get(fields.get("skn", ""), "").encode(), signed, hashlib.sha256).digest()
    right = hmac.compare_digest(base64.b64encode(digest).decode(), fields["sig"])
    if not right or float(fields["se"]) < time.time():
        return Reply(401, "InvalidSignature: The token has an invalid signature.", None, UNAUTHORIZED)
    return Reply(202, "Accepted")


def managed(entity: Queue | Topic, operation: str, body: Mapping[str, Any]) -> Reply:
    """One operation of `$management`."""
    operations = SENDER if isinstance(entity, Topic) else {**SENDER, **RECEIVER}
    perform = operations.get(operation.rpartition(":")[2])
    if perform is None:
        return Reply(501, f"{operation} is not supported", None, "amqp:not-implemented")
    try:
        return perform(entity, body)
    except LockLost:
        return LOCK_LOST


def _tokens(body: Mapping[str, Any]) -> list[uuid.UUID]:
    return [uuid.UUID(str(token)) for token in list(body.get("lock-tokens", []))]


def _renew(queue: Queue, body: Mapping[str, Any]) -> Reply:
    ends = [int(queue.renew(token) * 1000) for token in _tokens(body)]
    return Reply(200, body={"expirations": Array(UNDESCRIBED, Data.TIMESTAMP, *ends)})


def _settle(queue: Queue, body: Mapping[str, Any]) -> Reply:
    how = DISPOSITIONS[body["disposition-status"]]
    for token in _tokens(body):
        queue.settle(token, how, body.get("deadletter-reason"), body.get("deadletter-description"))
    return Reply(200)


def _peek(queue: Queue, body: Mapping[str, Any]) -> Reply:
    found = queue.peek(body["from-sequence-number"], body["message-count"])
    if not found:
        return Reply(204, "No Content")
    return Reply(200, body={"messages": [{"message": encoded(message)} for message in found]})


def _schedule(entity: Queue | Topic, body: Mapping[str, Any]) -> Reply:
    numbers = [
        entity.put(message, at) for item in body["messages"] for message, at in messages_of(bytes(item["message"]))
    ]
    return Reply(200, body={"sequence-numbers": Array(UNDESCRIBED, Data.LONG, *numbers)})


def _cancel(entity: Queue | Topic, body: Mapping[str, Any]) -> Reply:
    queues = [entity] if isinstance(entity, Queue) else entity.subscriptions.values()
    for queue in queues:
        for sequence in list(body["sequence-numbers"]):
            queue.cancel(int(sequence))
    return Reply(200)


SENDER: dict[str, Callable[[Any, Mapping[str, Any]], Reply]] = {
    "schedule-message": _schedule,
    "cancel-scheduled-message": _cancel,
}
RECEIVER: dict[str, Callable[[Any, Mapping[str, Any]], Reply]] = {
    "renew-lock": _renew,
    "update-disposition": _settle,
    "peek-message": _peek,
}
