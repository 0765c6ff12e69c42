"""Two buses, one set of expectations: the embedded queues, and `azure-servicebus` with a namespace behind it."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import azure.durable_functions as df
import azure.functions as func
import psycopg
import pytest

from host.bus import Bus as EmbeddedBus
from host.host import Host
from shared.bus import Bus
from shared.bus.service_bus import Namespace, ServiceBus
from tests.peers.service_bus import Peer, Queue, QueueOptions, Topic

MAX_DELIVERY = 3
LOCK_SECONDS = 60.0
JOBS, EVENTS = "jobs", "events"
SUBSCRIPTIONS = ("first", "second")


@dataclass
class Installation:
    """A bus, and how to run an app on it. `expire_locks` is time passing: every held lock of the queue ends."""

    bus: Bus
    start: Callable[[df.DFApp], Host]
    expire_locks: Callable[[str], int]


@dataclass
class Handler:
    """The app's function: does with each message what the test wants, and keeps what it saw."""

    act: Callable[[func.ServiceBusMessage], None] = lambda message: None
    seen: list[func.ServiceBusMessage] = field(default_factory=list[func.ServiceBusMessage])

    def __call__(self, message: func.ServiceBusMessage) -> None:
        self.seen.append(message)
        self.act(message)

    @property
    def bodies(self) -> list[str]:
        return [message.get_body().decode() for message in self.seen]


def app_of(jobs: Handler, *subscribers: Handler) -> df.DFApp:
    app = df.DFApp()

    @app.service_bus_queue_trigger(arg_name="message", queue_name=JOBS, connection="c")
    def on_job(message: func.ServiceBusMessage) -> None:
        jobs(message)

    def subscribe(name: str, handler: Handler) -> None:
        @app.function_name(f"on_{name}")
        @app.service_bus_topic_trigger(arg_name="message", topic_name=EVENTS, subscription_name=name, connection="c")
        def on_event(message: func.ServiceBusMessage) -> None:
            handler(message)

    for name, handler in zip(SUBSCRIPTIONS, subscribers, strict=False):
        subscribe(name, handler)
    return app


def embedded(url: str, directory: Path, stack: ExitStack) -> Installation:
    options: dict[str, Any] = {"max_delivery": MAX_DELIVERY, "lock_seconds": LOCK_SECONDS}
    bus = stack.enter_context(closing(EmbeddedBus(url, **options)))

    def start(app: df.DFApp) -> Host:
        return stack.enter_context(Host(app, url, directory=directory, bus=bus))

    def expire(queue: str) -> int:
        with psycopg.connect(url, autocommit=True) as connection:
            ended = "UPDATE host.messages SET visible_at = now() - interval '1 second'"
            return connection.execute(f"{ended} WHERE queue = %s AND visible_at > now()", [queue]).rowcount

    return Installation(bus, start, expire)


def namespace(url: str, directory: Path, stack: ExitStack) -> Installation:
    queue = Queue(JOBS, QueueOptions(LOCK_SECONDS, MAX_DELIVERY))
    topic = Topic(EVENTS, dict.fromkeys(SUBSCRIPTIONS, QueueOptions(LOCK_SECONDS, MAX_DELIVERY)))
    peer = stack.enter_context(Peer([queue, topic]))
    address = Namespace(peer.connection_string)
    bus = stack.enter_context(closing(ServiceBus(address)))

    def start(app: df.DFApp) -> Host:
        return stack.enter_context(Host(app, url, directory=directory, namespace=address))

    return Installation(bus, start, peer.expire_locks)


@pytest.fixture(params=[embedded, namespace], ids=["embedded", "service-bus"])
def installation(request: pytest.FixtureRequest, database_url: str, tmp_path: Path) -> Generator[Installation]:
    with ExitStack() as stack:
        yield request.param(database_url, tmp_path, stack)
