"""The embedded host, composed: one app, one database, every trigger.

with Host(Path("."), url) as host:
    host.bus.send("run-requests", body)
"""

from __future__ import annotations

import os
import secrets
import threading
import time
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import structlog
from starlette.types import ASGIApp

from host import bus as bus_module
from host.app import App, AppFunction, QueueTrigger, TimerTrigger
from host.bus import Bus
from host.client import HubClient
from host.clock import Clock, SystemClock
from host.database import Database
from host.episode import Names
from host.http import LOOPBACK, HttpServer
from host.hub import Hub
from host.loader import index_app, load_app
from host.loop import EventLoop
from host.management import Management
from host.session import Session
from host.triggers import Consumer, QueueConsumer, Timers
from host.worker import Worker
from shared.bus.service_bus import Namespace
from shared.errors import Unavailable

log = structlog.get_logger()


class Host:
    """Runs inside the caller's process, on its own threads. One host works on a database at a time.

    `app` is the directory of a `function_app.py`, or an app object (then `directory` is where its host.json is).
    `settings` resolves `%NAME%` in bindings; the environment by default. `revive` is called while the database does not
    answer, to restart an embedded one. `function_key` is what HTTP triggers of level "function" ask for. `address` is
    what HTTP is bound to; `direct` names the ASGI apps behind HTTP functions that are called without them, to stream.
    With `namespace` the queue triggers are fed from that Service Bus namespace instead of the embedded queues.
    Raises `Misconfigured` for an app that would not work, `Unavailable` without a database.
    """

    def __init__(
        self,
        app: Path | Any,
        database_url: str,
        *,
        directory: Path | None = None,
        settings: Mapping[str, str] | None = None,
        port: int = 0,
        function_key: str | None = None,
        bus: Bus | None = None,
        namespace: Namespace | None = None,
        clock: Clock | None = None,
        timer_triggers: bool = True,
        revive: Callable[[], None] | None = None,
        address: str = LOOPBACK,
        direct: Mapping[str, ASGIApp] | None = None,
    ) -> None:
        # The SDK says so of every event that was raised before its wait, at each replay.
        warnings.filterwarnings("ignore", message="Potential duplicate Task completion")
        settings = os.environ if settings is None else settings
        if isinstance(app, Path):
            self.app: App = load_app(app, settings)
        else:
            self.app = index_app(app, (directory or Path.cwd()).resolve(), settings)
        self.clock = clock or SystemClock()
        self.function_key = function_key or secrets.token_urlsafe(24)
        self._timer_triggers = timer_triggers
        self._address, self._direct = address, direct
        self._stopped = threading.Event()
        self._changing = threading.Lock()
        self._started = False
        self._compose(Database(database_url), bus, namespace, port, revive)

    def _compose(
        self,
        database: Database,
        bus: Bus | None,
        namespace: Namespace | None,
        port: int,
        revive: Callable[[], None] | None,
    ) -> None:
        app, limits = self.app, self.app.limits
        names = Names(app.orchestrators, frozenset(app.activities))
        self._database = database
        self._loop = EventLoop()
        self._worker = Worker(self._loop)
        self.bus = bus or Bus(database, clock=self.clock)
        self.client = HubClient(database, self.clock)
        self.hub = Hub(
            database, names, self._run_activity, self.clock, limits.concurrent_activities, lambda: self.leads
        )
        self.consumers = [self._consumer(*each, namespace) for each in app.triggered_by(QueueTrigger)]
        self.timers = Timers(database, self._worker, app.triggered_by(TimerTrigger), self.clock, lambda: self.leads)
        management = Management(self.client, frozenset(names.orchestrators), limits.hub_name, secrets.token_urlsafe(24))
        self._http = HttpServer(app, self._worker, management, port, self.function_key, self._address, self._direct)
        self._session = Session(database, self._notified, self._take_up, self._tidy, revive)

    def _consumer(self, function: AppFunction, trigger: QueueTrigger, namespace: Namespace | None) -> Consumer:
        limit = self.app.limits.concurrent_messages
        if namespace is None:
            return QueueConsumer(self.bus, self._worker, function, trigger, limit, self.clock)
        from host.service_bus import NamespaceConsumer

        return NamespaceConsumer(namespace, self._worker, function, trigger, limit)

    @property
    def url(self) -> str:
        """Where the app's HTTP triggers are, without their route prefix."""
        return self._http.url

    @property
    def leads(self) -> bool:
        """This host holds the hub; False while it stands by, or while its database is away."""
        return self._session.leads

    def try_acquire(self) -> bool:
        """Become the database's one host if there is none; never waits. Then `start`, or try again later."""
        return self._session.try_acquire()

    def start(self) -> Host:
        """Serve every trigger and go on with what an earlier host left; nothing after `stop`.

        Raises `Unavailable` if another host runs.
        """
        with self._changing:
            if not self._stopped.is_set():
                self._start()
        return self

    def _start(self) -> None:
        if not self.try_acquire():
            raise Unavailable("Another host runs on this database; stop it, or stand by with try_acquire.")
        self._loop.start()
        self._http.start(self._loop)
        self._session.start()
        self.hub.start()
        for consumer in self.consumers:
            consumer.start()
        if self._timer_triggers:
            self.timers.start()
        self._started = True
        log.info("host.started", url=self.url, functions=len(self.app.functions))

    def stop(self, grace: float = 5.0) -> None:
        """Finish what runs, for up to `grace` seconds; what is left is run again by the next host."""
        with self._changing:
            if not self._stopped.is_set():
                self._stopped.set()
                self._stop(grace)

    def _stop(self, grace: float) -> None:
        if self._started:
            deadline = time.monotonic() + grace
            workers = [*self.consumers, self.timers, self.hub]
            finished = [worker.stop(max(0.0, deadline - time.monotonic())) for worker in workers]
            self._close_client_session()
            log.info("host.stopped", left_running=not all(finished))
        self._http.stop()
        self._session.stop()
        if self._started:
            self._loop.stop()
        self._database.close()

    def run_forever(self) -> None:
        """Stand by until the database has no other host, then serve until `stop` is called from another thread."""
        if self._session.acquire():
            self.start()
            self._stopped.wait()

    def __enter__(self) -> Host:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _run_activity(self, name: str, text: str | None) -> str:
        return self._worker.call_activity(self.app.activities[name], text)

    def _notified(self, channel: str, payload: str) -> None:
        if channel != bus_module.CHANNEL:
            self.hub.wake()
            return
        for consumer in self.consumers:
            if consumer.queue == payload:
                consumer.wake()

    def _take_up(self) -> None:
        """Leading again, after another host may have: look at everything."""
        self.hub.resume()
        for consumer in self.consumers:
            consumer.wake()

    def _tidy(self) -> None:
        """Forget old message ids, and pick up activities that a host which lost the lock scheduled at that moment."""
        self.bus.forget_old_ids()
        self.hub.resume()

    def _close_client_session(self) -> None:
        """The SDK keeps one aiohttp session for the process, bound to our loop; the next host needs its own."""
        from azure.durable_functions.models.utils import http_utils

        self._loop.run(http_utils._close_session(), timeout=5)  # pyright: ignore
