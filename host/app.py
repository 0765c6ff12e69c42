"""An indexed app: its functions with typed triggers, and the limits of its host.json."""

from __future__ import annotations

import inspect
import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from host.cron import Schedule
from shared.errors import Misconfigured


@dataclass(frozen=True, slots=True)
class QueueTrigger:
    """`subscription` is (topic, name) when the queue is that of a topic's subscription."""

    parameter: str
    queue: str
    subscription: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class TimerTrigger:
    parameter: str
    schedule: Schedule
    run_on_startup: bool
    use_monitor: bool


@dataclass(frozen=True, slots=True)
class HttpTrigger:
    """`methods` empty: every method. `auth_level` is anonymous, function or admin."""

    parameter: str
    route: str
    methods: frozenset[str]
    auth_level: str


@dataclass(frozen=True, slots=True)
class OrchestrationTrigger:
    parameter: str
    orchestration: str


@dataclass(frozen=True, slots=True)
class ActivityTrigger:
    parameter: str
    activity: str


type Trigger = QueueTrigger | TimerTrigger | HttpTrigger | OrchestrationTrigger | ActivityTrigger


@dataclass(frozen=True, slots=True)
class ClientInput:
    """A parameter that receives a DurableOrchestrationClient."""

    parameter: str


@dataclass(frozen=True)
class AppFunction:
    """One function of the app. `call` is what the worker calls, already wrapped by the SDK's decorators."""

    name: str
    call: Callable[..., Any]
    trigger: Trigger
    clients: tuple[ClientInput, ...] = ()

    @property
    def is_async(self) -> bool:
        return inspect.iscoroutinefunction(self.call)

    @property
    def wants_context(self) -> bool:
        """A parameter named `context` that no binding fills gets the invocation's context, as on Azure."""
        return not self.is_durable and "context" in inspect.signature(self.call).parameters

    @property
    def is_durable(self) -> bool:
        return isinstance(self.trigger, OrchestrationTrigger | ActivityTrigger)

    @property
    def durable_name(self) -> str:
        """The name that orchestrations use for it."""
        match self.trigger:
            case OrchestrationTrigger(orchestration=name) | ActivityTrigger(activity=name):
                return name
            case _:
                return self.name


@dataclass(frozen=True)
class Limits:
    """What host.json says that matters here; the defaults are Azure's."""

    hub_name: str = "TestHubName"
    concurrent_activities: int = 10 * (os.cpu_count() or 1)
    concurrent_messages: int = 16
    route_prefix: str = "api"


@dataclass(frozen=True)
class App:
    functions: tuple[AppFunction, ...]
    directory: Path
    limits: Limits = field(default_factory=Limits)

    def triggered_by[T](self, kind: type[T]) -> list[tuple[AppFunction, T]]:
        """The functions with that kind of trigger, with it."""
        return [(f, f.trigger) for f in self.functions if isinstance(f.trigger, kind)]

    @property
    def orchestrators(self) -> Mapping[str, Callable[..., Any]]:
        return {trigger.orchestration: f.call for f, trigger in self.triggered_by(OrchestrationTrigger)}

    @property
    def activities(self) -> Mapping[str, AppFunction]:
        return {trigger.activity: f for f, trigger in self.triggered_by(ActivityTrigger)}


def read_limits(host_json: Path) -> Limits:
    """The limits in a host.json; the defaults without one. Raises `Misconfigured` for anything but a JSON object."""
    if not host_json.is_file():
        return Limits()
    try:
        extensions = json.loads(host_json.read_text("utf-8")).get("extensions", {})
        durable, bus = extensions.get("durableTask", {}), extensions.get("serviceBus", {})
        default = Limits()
        return Limits(
            hub_name=str(durable.get("hubName", default.hub_name)),
            concurrent_activities=int(durable.get("maxConcurrentActivityFunctions", default.concurrent_activities)),
            concurrent_messages=int(bus.get("maxConcurrentCalls", default.concurrent_messages)),
            route_prefix=str(extensions.get("http", {}).get("routePrefix", default.route_prefix)).strip("/"),
        )
    except (ValueError, AttributeError, TypeError) as wrong:
        raise Misconfigured(f"{host_json} cannot be read: {wrong}") from wrong
