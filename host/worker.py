"""What Azure's Python worker does: turn trigger data into the SDK's objects, call the function, read its answer.

The only file of the host that imports `azure.functions`. Async functions run on the event loop, sync ones on the thread
that calls.
"""

from __future__ import annotations

import asyncio
import json
import threading
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from azure.functions import Context
from azure.functions.durable_functions import ActivityTriggerConverter
from azure.functions.http import HttpRequest, HttpResponseConverter
from azure.functions.meta import Datum
from azure.functions.servicebus import ServiceBusMessage, ServiceBusMessageInConverter
from azure.functions.timer import TimerRequest

from host.app import AppFunction
from host.bus import QueuedMessage
from host.loop import EventLoop


class Worker:
    """Calls the app's functions. `client_binding` is the JSON that a durable client is made from."""

    def __init__(self, loop: EventLoop) -> None:
        self._loop = loop
        self.client_binding = "{}"

    def call(self, function: AppFunction, value: Any) -> Any:
        """Call with the trigger's value; waits for async functions. Raises what the function raises."""
        arguments = self._arguments(function, value)
        if function.is_async:
            return self._loop.run(function.call(**arguments))
        return function.call(**arguments)

    async def call_on_loop(self, function: AppFunction, value: Any) -> Any:
        """The same from the event loop; a sync function runs on a thread meanwhile."""
        arguments = self._arguments(function, value)
        if function.is_async:
            return await function.call(**arguments)
        return await asyncio.to_thread(function.call, **arguments)

    def call_activity(self, function: AppFunction, text: str | None) -> str:
        """JSON text in, JSON text out, through the SDK's own converter."""
        datum = Datum(text or "null", "json")
        value: Any = ActivityTriggerConverter.decode(datum, trigger_metadata={})  # pyright: ignore
        result = ActivityTriggerConverter.encode(self.call(function, value), expected_type=None)
        return str(result.value)

    def _arguments(self, function: AppFunction, value: Any) -> dict[str, Any]:
        arguments: dict[str, Any] = {function.trigger.parameter: value}
        arguments |= {client.parameter: self.client_binding for client in function.clients}
        if function.wants_context:
            arguments["context"] = Invocation(function.name)
        return arguments


class Invocation(Context):
    """The `context` parameter of a function."""

    def __init__(self, function_name: str) -> None:
        self._function_name = function_name
        self._id = str(uuid.uuid4())

    @property
    def invocation_id(self) -> str:
        return self._id

    @property
    def function_name(self) -> str:
        return self._function_name

    @property
    def function_directory(self) -> str:
        return ""

    @property
    def thread_local_storage(self) -> Any:
        return threading.local()

    @property
    def trace_context(self) -> Any:
        return None

    @property
    def retry_context(self) -> Any:
        return None


def bus_message(message: QueuedMessage) -> ServiceBusMessage:
    """The message as the worker would decode it, metadata included."""
    text = {
        "MessageId": message.message_id,
        "ContentType": message.content_type,
        "CorrelationId": message.correlation_id,
        "Subject": message.subject,
        "Label": message.subject,
        "LockToken": str(message.lock_token),
        "EnqueuedTimeUtc": _iso(message.enqueued_at),
        "LockedUntil": _iso(message.locked_until),
    }
    metadata = {name: Datum(value, "string") for name, value in text.items() if value is not None}
    properties = Datum(json.dumps(dict(message.properties)), "json")
    metadata |= {"UserProperties": properties, "ApplicationProperties": properties}
    metadata |= {
        "DeliveryCount": Datum(message.delivery_count, "int"),
        "SequenceNumber": Datum(message.sequence, "int"),
        "EnqueuedSequenceNumber": Datum(message.sequence, "int"),
    }
    return ServiceBusMessageInConverter.decode_single_message(Datum(message.body, "bytes"), trigger_metadata=metadata)


def timer_request(past_due: bool, last: datetime | None, due: datetime) -> TimerRequest:
    status = {"Last": _iso(last) if last else None, "Next": _iso(due), "LastUpdated": _iso(last) if last else None}
    return TimerRequest(past_due=past_due, schedule_status=status, schedule={"AdjustForDST": True})


def http_request(
    method: str, url: str, headers: Mapping[str, str], params: Mapping[str, str], route: Mapping[str, str], body: bytes
) -> HttpRequest:
    return HttpRequest(
        method=method, url=url, headers=headers, params=params, route_params=route, body_type="bytes", body=body
    )


@dataclass(frozen=True, slots=True)
class HttpAnswer:
    status: int
    headers: list[tuple[str, str]]
    body: bytes


def http_answer(result: Any) -> HttpAnswer:
    """What an HTTP function returned, on the wire. Raises `TypeError` for neither a string nor an HttpResponse."""
    if isinstance(result, str):
        return HttpAnswer(200, [("content-type", "text/plain; charset=utf-8")], result.encode())
    if not hasattr(result, "status_code"):
        raise TypeError(f"an HTTP function must return a string or an HttpResponse, not {type(result).__name__}")
    cookies = [("set-cookie", value) for value in result.headers.get_all("Set-Cookie")]
    datum = HttpResponseConverter.encode(result, expected_type=None).value
    headers = [(name, str(value.value)) for name, value in datum["headers"].items()]
    return HttpAnswer(int(datum["status_code"].value), headers + cookies, datum["body"].value)


def _iso(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%f}Z"
