"""The task hub's rows. Every method is one statement on the caller's connection; the caller owns the transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from host.database import Connection, named_queries
from host.model import Event, Instance, Kind, Status

QUERIES = named_queries("hub.sql")


@dataclass(frozen=True, slots=True)
class ActivityCall:
    """One run of an activity whose result is not recorded. The first three fields name it; `input` is JSON text."""

    instance_id: str
    execution: UUID
    task: int
    name: str
    input: str | None


@dataclass(frozen=True, slots=True)
class NewInstance:
    """What it takes to start an orchestration; the parent's fields only for a sub-orchestration."""

    id: str
    name: str
    input: str | None
    version: str = ""
    parent_id: str | None = None
    parent_execution: UUID | None = None
    parent_task: int | None = None


def start(connection: Connection, new: NewInstance, now: datetime) -> bool | None:
    """Create the instance and its first message. None: one of that id runs. True: a finished one was replaced."""
    row = _one(connection, "start", execution=uuid4(), now=now, **asdict(new))
    if row is None:
        return None
    if row["replaced"]:
        _run(connection, "clear", id=new.id)
    deliver(connection, new.id, Event(Kind.EXECUTION_STARTED, now, name=new.name, payload=new.input))
    return bool(row["replaced"])


def deliver(connection: Connection, instance_id: str, event: Event, execution: UUID | None = None) -> bool:
    """Put an event into an inbox; False: the instance is finished or unknown, or `execution` is over."""
    return _run(connection, "deliver", id=instance_id, execution=execution, **_columns(event)) > 0


def announce(connection: Connection) -> None:
    """Tell the host, which may be another process, that an inbox has something."""
    connection.execute(QUERIES["announce"])


def fire_timers(connection: Connection, now: datetime) -> int:
    return _run(connection, "fire_timers", now=now)


def next_timer(connection: Connection) -> datetime | None:
    row = _one(connection, "next_timer")
    return row["due"] if row else None


def claim_ready(connection: Connection) -> Instance | None:
    """Any instance with messages, locked until the transaction ends; passes over those that are locked."""
    return _instance(_one(connection, "claim_ready"))


def any_ready(connection: Connection) -> bool:
    row = _one(connection, "any_ready")
    return bool(row and row["ready"])


def claim_instance(connection: Connection, instance_id: str) -> Instance | None:
    """That instance, locked; None when it is locked already (or gone)."""
    return _instance(_one(connection, "claim_instance", id=instance_id))


def lock_instance(connection: Connection, instance_id: str) -> Instance | None:
    """That instance, locked, after waiting for its running episode to end."""
    return _instance(_one(connection, "lock_instance", id=instance_id))


def instance(connection: Connection, instance_id: str) -> Instance | None:
    return _instance(_one(connection, "instance", id=instance_id))


def instances(
    connection: Connection,
    statuses: Sequence[str] | None = None,
    created_from: datetime | None = None,
    created_to: datetime | None = None,
    prefix: str | None = None,
    limit: int = 10_000,
) -> list[Instance]:
    params = {
        "statuses": list(statuses) if statuses else None,
        "created_from": created_from,
        "created_to": created_to,
        "prefix": prefix,
        "limit": limit,
    }
    return [_row_instance(row) for row in connection.execute(QUERIES["instances"], params).fetchall()]


def running_children(connection: Connection, parent: Instance) -> list[Instance]:
    """The unfinished sub-orchestrations of this execution, locked."""
    params = {"id": parent.id, "execution": parent.execution}
    return [_row_instance(row) for row in connection.execute(QUERIES["children"], params).fetchall()]


def history(connection: Connection, instance_id: str) -> list[Event]:
    return [_row_event(row) for row in connection.execute(QUERIES["history"], {"id": instance_id}).fetchall()]


def take_inbox(connection: Connection, instance_id: str) -> list[Event]:
    return [_row_event(row) for row in connection.execute(QUERIES["take_inbox"], {"id": instance_id}).fetchall()]


def append_history(connection: Connection, instance_id: str, position: int, events: Iterable[Event]) -> None:
    rows = [{"id": instance_id, "position": position + n, **_columns(event)} for n, event in enumerate(events)]
    with connection.cursor() as cursor:
        cursor.executemany(QUERIES["append_history"], rows)


def add_activities(connection: Connection, calls: Sequence[ActivityCall], now: datetime) -> None:
    rows = [
        {"id": c.instance_id, "execution": c.execution, "task": c.task, "name": c.name, "input": c.input, "now": now}
        for c in calls
    ]
    with connection.cursor() as cursor:
        cursor.executemany(QUERIES["add_activity"], rows)


def remove_activity(connection: Connection, call: ActivityCall) -> bool:
    """False: its result is recorded already, or nobody waits for it any more."""
    key = {"id": call.instance_id, "execution": call.execution, "task": call.task}
    return _run(connection, "remove_activity", **key) > 0


def is_open(connection: Connection, call: ActivityCall) -> bool:
    """Its result is not recorded, and somebody waits for it."""
    key = {"id": call.instance_id, "execution": call.execution, "task": call.task}
    return _one(connection, "activity", **key) is not None


def activities(connection: Connection) -> list[ActivityCall]:
    return [ActivityCall(**row) for row in connection.execute(QUERIES["activities"]).fetchall()]


def add_timer(connection: Connection, instance_id: str, task: int, due: datetime) -> None:
    _run(connection, "add_timer", id=instance_id, task=task, due=due)


def remove_timers(connection: Connection, instance_id: str, tasks: list[int]) -> None:
    _run(connection, "remove_timers", id=instance_id, tasks=tasks)


def update(
    connection: Connection,
    instance_id: str,
    *,
    status: Status,
    output: str | None,
    custom_status: str | None,
    waiting: str,
    events: int,
    now: datetime,
) -> None:
    """Write an episode's end. A custom status of None leaves the old one, as the SDK does not send a falsy one."""
    params = {"status": status, "output": output, "custom_status": custom_status, "waiting": waiting}
    _run(connection, "update", id=instance_id, events=events, now=now, **params)


def continue_as_new(
    connection: Connection, old: Instance, new_input: str | None, custom_status: str | None, now: datetime
) -> None:
    """A fresh execution of the same instance, without its history; unseen messages stay."""
    params = {"execution": uuid4(), "input": new_input, "custom_status": custom_status, "now": now}
    _run(connection, "continue_as_new", id=old.id, **params)
    deliver(connection, old.id, Event(Kind.EXECUTION_STARTED, now, name=old.name, payload=new_input))


def end_execution(connection: Connection, instance_id: str) -> None:
    """Drop what a finished instance will never look at: messages, timers, activities."""
    _run(connection, "end_execution", id=instance_id)


def change_status(
    connection: Connection, instance_id: str, allowed: Sequence[Status], to: Status, now: datetime
) -> bool:
    return _run(connection, "change_status", id=instance_id, allowed=[*allowed], to=to, now=now) > 0


def purge(connection: Connection, ids: Sequence[str]) -> int:
    """Delete finished instances with all that belongs to them; returns how many."""
    return _run(connection, "purge", ids=list(ids))


def schedules(connection: Connection) -> dict[str, tuple[str, datetime]]:
    """By the timer trigger's name: its expression when it was saved, and when it is due."""
    rows = connection.execute(QUERIES["schedules"]).fetchall()
    return {row["name"]: (row["expression"], row["next_due"]) for row in rows}


def save_schedule(connection: Connection, name: str, expression: str, next_due: datetime) -> None:
    _run(connection, "save_schedule", name=name, expression=expression, next_due=next_due)


def try_lead(connection: Connection) -> bool:
    """Become the hub's only host, for as long as this connection lives; False: another one is."""
    row = _one(connection, "try_lead")
    return bool(row and row["leads"])


def _one(connection: Connection, query: str, **params: Any) -> dict[str, Any] | None:
    return connection.execute(QUERIES[query], params).fetchone()


def _run(connection: Connection, query: str, **params: Any) -> int:
    return connection.execute(QUERIES[query], params).rowcount


def _columns(event: Event) -> dict[str, Any]:
    return {name: getattr(event, name) for name in Event.__slots__}


def _row_event(row: dict[str, Any]) -> Event:
    row["kind"] = Kind(row["kind"])
    return Event(**row)


def _instance(row: dict[str, Any] | None) -> Instance | None:
    return _row_instance(row) if row else None


def _row_instance(row: dict[str, Any]) -> Instance:
    row["status"] = Status(row["status"])
    return Instance(**row)
