"""What one can do to orchestrations from outside: start, raise an event, suspend, end, look. Works in any process."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Callable, Sequence
from datetime import datetime

import structlog

from host import store
from host.clock import Clock, SystemClock
from host.database import Connection, Database
from host.episode import tell_parent, terminate
from host.model import FINAL, Event, Instance, Kind, Status
from host.store import NewInstance
from shared.errors import InvalidRequest

log = structlog.get_logger()


class UnknownInstance(InvalidRequest):
    """No orchestration instance has that id."""


class AlreadyFinished(InvalidRequest):
    """The orchestration instance is finished, so nothing can be sent to it."""


class AlreadyRunning(InvalidRequest):
    """An orchestration instance with that id is running; choose another id or wait for its end."""


class HubClient:
    """Payloads are JSON text exactly as it came over the wire; see `host.protocol` for the SDK's double encoding."""

    def __init__(self, database: Database, clock: Clock | None = None) -> None:
        self._database = database
        self._clock = clock or SystemClock()

    def start(self, name: str, instance_id: str | None = None, payload: str | None = None, version: str = "") -> str:
        """Start an orchestration and return its id. A finished instance of that id is replaced, as on Azure.

        Raises `AlreadyRunning`, and `InvalidRequest` for an id with characters that Azure refuses.
        """
        new = NewInstance(_checked(instance_id or uuid.uuid4().hex), name, payload, version)
        with self._database.transaction() as connection:
            replaced = store.start(connection, new, self._clock.now())
            if replaced is None:
                raise AlreadyRunning(f"An orchestration instance with the id '{new.id}' is already running.")
            store.announce(connection)
        if replaced:
            log.warning("orchestration.restarted", instance_id=new.id, why="a finished instance had the same id")
        return new.id

    def raise_event(self, instance_id: str, name: str, payload: str | None) -> None:
        """Deliver an event; it waits in the history when nothing awaits it yet."""

        def deliver(connection: Connection, instance: Instance, now: datetime) -> None:
            store.deliver(connection, instance.id, Event(Kind.EVENT_RAISED, now, name=name, payload=payload))

        self._change(instance_id, deliver)

    def terminate(self, instance_id: str, reason: str) -> None:
        """End the instance and its sub-orchestrations at once. A running activity's result will be dropped."""

        def end(connection: Connection, instance: Instance, now: datetime) -> None:
            terminate(connection, instance, reason, now)
            tell_parent(connection, instance, Status.TERMINATED, json.dumps(reason), now)

        self._change(instance_id, end)

    def suspend(self, instance_id: str) -> None:
        """Run no further episode until `resume`; messages are kept."""
        self._change_status(instance_id, [Status.PENDING, Status.RUNNING], Status.SUSPENDED)

    def resume(self, instance_id: str) -> None:
        """Undo `suspend`."""
        self._change_status(instance_id, [Status.SUSPENDED], Status.RUNNING)

    def get(self, instance_id: str) -> Instance | None:
        with self._database.connection() as connection:
            return store.instance(connection, instance_id)

    def history(self, instance_id: str) -> list[Event]:
        with self._database.connection() as connection:
            return store.history(connection, instance_id)

    def list(
        self,
        statuses: Sequence[str] | None = None,
        created_from: datetime | None = None,
        created_to: datetime | None = None,
        prefix: str | None = None,
    ) -> list[Instance]:
        """Oldest first, at most 10,000; every condition may be left out."""
        with self._database.connection() as connection:
            return store.instances(connection, statuses, created_from, created_to, prefix)

    def waiting_for(self, instance_id: str) -> list[str]:
        """What an unfinished instance waits for: `activity build`, `timer due ...`, `event approved`."""
        instance = self.get(instance_id)
        if instance is None:
            raise UnknownInstance(f"No instance with ID {instance_id} found.")
        if instance.status in FINAL:
            return []
        return ["resume"] * (instance.status is Status.SUSPENDED) + json.loads(instance.waiting)

    def purge(self, ids: Sequence[str]) -> int:
        """Delete finished instances and their histories; returns how many there were."""
        with self._database.connection() as connection:
            return store.purge(connection, ids)

    def _change_status(self, instance_id: str, allowed: Sequence[Status], to: Status) -> None:
        def change(connection: Connection, instance: Instance, now: datetime) -> None:
            store.change_status(connection, instance.id, allowed, to, now)

        self._change(instance_id, change)

    def _change(self, instance_id: str, change: Callable[[Connection, Instance, datetime], None]) -> None:
        with self._database.transaction() as connection:
            instance = store.lock_instance(connection, instance_id)
            if instance is None:
                raise UnknownInstance(f"No instance with ID {instance_id} found.")
            if instance.status in FINAL:
                raise AlreadyFinished(f"The instance {instance_id} is {instance.status.value.lower()}.")
            change(connection, instance, self._clock.now())
            store.announce(connection)


def _checked(instance_id: str) -> str:
    if not 1 <= len(instance_id) <= 100 or instance_id.startswith("@") or re.search(r"[/\\#?\x00-\x1f]", instance_id):
        raise InvalidRequest(
            f"'{instance_id[:100]}' cannot be an instance id: 1 to 100 characters, no '@' first, none of / \\ # ?."
        )
    return instance_id
