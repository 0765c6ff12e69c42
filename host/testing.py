"""Run the real app in a test: a throw-away database, every trigger but timers, and a clock that skips what is idle.

In a test module:  pytest_plugins = ["host.testing"]

    def test_chain(app_driver):
        with app_driver(Path("my_app")) as run:
            assert run.result(run.start("chain", ["a"])) == ["A"]
"""

from __future__ import annotations

import json
import os
import tempfile
import threading
import time
import uuid
from collections.abc import Callable, Generator, Mapping
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest

from host.clock import Signal
from host.database import Database, named_queries
from host.host import Host
from host.model import FINAL, Instance, Status
from host.postgres import database_url

PATIENCE_SECONDS = 20.0
"""Real time after which a test that still waits has failed."""


class MovableClock:
    """The machine's clock plus what the test has skipped."""

    def __init__(self) -> None:
        self._skipped = timedelta()
        self._lock = threading.Lock()

    def now(self) -> datetime:
        return datetime.now(UTC) + self._skipped

    def wait(self, signal: Signal, until: datetime | None, at_most: float) -> None:
        seconds = at_most if until is None else min(at_most, (until - self.now()).total_seconds())
        if seconds > 0:
            signal.wait(seconds)

    def skip(self, span: timedelta) -> None:
        """Move on; never back. Threads that wait must be woken by the caller."""
        with self._lock:
            self._skipped += max(span, timedelta())


class Driver:
    """A running host and what a test does with it. With `skip_idle`, waiting for a result jumps over idle time."""

    def __init__(self, host: Host, clock: MovableClock, database: Database, skip_idle: bool) -> None:
        self.host = host
        self.clock = clock
        self.skip_idle = skip_idle
        self._database = database

    def start(self, name: str, data: Any = None, instance_id: str | None = None) -> str:
        """Start an orchestration as the SDK's client does; returns its id."""
        payload = None if data is None else json.dumps(json.dumps(data))
        return self.host.client.start(name, instance_id, payload)

    def raise_event(self, instance_id: str, name: str, data: Any = None) -> None:
        """Raise an event as the SDK's client does: encoded twice."""
        self.host.client.raise_event(instance_id, name, json.dumps(json.dumps(data)))

    def send(self, queue: str, body: Any, **options: Any) -> bool:
        """Send a message; anything but text and bytes goes as JSON."""
        return self.host.bus.send(queue, body if isinstance(body, str | bytes) else json.dumps(body), **options)

    def fire(self, timer_function: str, past_due: bool = False) -> None:
        """Call a timer trigger's function; they never fire by themselves here."""
        self.host.timers.fire(timer_function, past_due)

    def finished(self, instance_id: str) -> Instance:
        """The instance once it is finished; fails the test, saying what it waits for, when that does not happen."""
        self._wait(lambda: (found := self.host.client.get(instance_id)) is not None and found.status in FINAL)
        found = self.host.client.get(instance_id)
        if found is None or found.status not in FINAL:
            waiting = self.host.client.waiting_for(instance_id) if found else "a start"
            pytest.fail(f"{instance_id} is not finished; it waits for {waiting}")
        return found

    def result(self, instance_id: str) -> Any:
        """The output of an instance that completes; fails the test when it ends otherwise."""
        instance = self.finished(instance_id)
        output = None if instance.output is None else json.loads(instance.output)
        if instance.status is not Status.COMPLETED:
            pytest.fail(f"{instance_id} {instance.status.value}: {output}")
        return output

    def settle(self) -> None:
        """Wait until nothing happens any more without time going on: all that is left waits for events or timers."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while self._idle_until()[0]:
            if time.monotonic() > deadline:
                pytest.fail("The app does not settle.")
            time.sleep(0.005)

    def advance(self, **span: float) -> None:
        """Move the clock, as in `advance(hours=2)`, and let happen what is then due."""
        self.settle()
        self._skip(timedelta(**span))
        self.settle()

    def until(self, condition: Callable[[], object]) -> None:
        """Wait for a condition, skipping idle time when this driver does."""
        self._wait(condition)
        if not condition():
            pytest.fail("The condition did not come true.")

    def _wait(self, condition: Callable[[], object]) -> None:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not condition() and time.monotonic() < deadline:
            unsettled, due = self._idle_until()
            if self.skip_idle and not unsettled:
                if due is None:
                    return  # nothing will ever happen by itself
                self._skip(due - self.clock.now())
            time.sleep(0.002)

    def _skip(self, span: timedelta) -> None:
        self.clock.skip(span)
        self.host.hub.wake()
        for consumer in self.host.consumers:
            consumer.wake()

    def _idle_until(self) -> tuple[bool, datetime | None]:
        """Whether something is being done, in one snapshot of the database; and when the next thing is due."""
        queues = [consumer.queue for consumer in self.host.consumers]
        with self._database.connection() as connection:
            row = connection.execute(
                named_queries("testing.sql")["progress"], {"queues": queues, "now": self.clock.now()}
            ).fetchone()
        assert row
        return bool(row["unsettled"]), row["due"]


@pytest.fixture(scope="session")
def server_url() -> Generator[str]:
    """A PostgreSQL for tests, shared by all sessions of this user and fast rather than safe.

    The environment variable HOST_TEST_DATABASE_URL names another one, whose user may create databases.
    """
    home = Path(tempfile.gettempdir()) / f"host-testing-{os.getuid() if hasattr(os, 'getuid') else 'user'}"
    configured = os.environ.get("HOST_TEST_DATABASE_URL")
    with database_url(configured, home) as url:
        if not configured:
            _run(url, "ALTER SYSTEM SET fsync = off")
            _run(url, "ALTER SYSTEM SET synchronous_commit = off")
            _run(url, "SELECT pg_reload_conf()")
        yield url


@pytest.fixture
def new_database(server_url: str) -> Generator[str]:
    """The URL of an empty database that is dropped after the test."""
    name = f"test_{uuid.uuid4().hex}"
    _run(server_url, f"CREATE DATABASE {name}")
    yield urlsplit(server_url)._replace(path=f"/{name}").geturl()
    _run(server_url, f"DROP DATABASE {name} WITH (FORCE)")


type StartDriver = Callable[..., AbstractContextManager[Driver]]


@pytest.fixture
def app_driver(new_database: str) -> StartDriver:
    """`with app_driver(app_path, settings={...}, skip_idle=True) as run:` runs the app for the block."""

    @contextmanager
    def drive(
        app: Path | Any, settings: Mapping[str, str] | None = None, skip_idle: bool = True, **options: Any
    ) -> Generator[Driver]:
        clock = MovableClock()
        host = Host(app, new_database, settings=settings, clock=clock, timer_triggers=False, **options)
        database = Database(new_database, max_connections=2)
        try:
            with host:
                yield Driver(host, clock, database, skip_idle)
        finally:
            database.close()

    return drive


def _run(url: str, statement: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(statement.encode())
