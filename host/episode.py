"""One episode: lock an instance, take its messages, replay its code, write down what it decided; one transaction.

A kill at any point leaves either the state before the episode or the state after it.
"""

from __future__ import annotations

import json
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import structlog

from host import store
from host.clock import Clock
from host.database import Connection
from host.model import SCHEDULING, Event, Instance, Kind, Scheduled, Status, Turn, label_of
from host.protocol import ReplayFailed, replay
from host.store import ActivityCall, NewInstance
from host.walk import Walk

log = structlog.get_logger()


@dataclass(slots=True)
class Aftermath:
    """What the host does once the transaction is committed: run these activities, look at inboxes and timers."""

    activities: list[ActivityCall] = field(default_factory=list[ActivityCall])
    wake: bool = False


@dataclass(frozen=True)
class Names:
    """The app's orchestrators with their code, and the names of its activities."""

    orchestrators: Mapping[str, Callable[..., Any]]
    activities: frozenset[str]


class Episode:
    """One episode of one locked instance. Create, `run`, commit, then act on the `Aftermath`."""

    def __init__(self, connection: Connection, instance: Instance, names: Names, clock: Clock) -> None:
        self._connection = connection
        self._instance = instance
        self._names = names
        self._clock = clock
        self._after = Aftermath()

    def run(self, extra: Sequence[Event] = ()) -> Aftermath:
        """Consume the inbox and `extra`. Raises only what the database raises."""
        # The start comes first even when an event was raised before it: the SDK insists.
        messages = [*store.take_inbox(self._connection, self._instance.id), *extra]
        messages.sort(key=lambda message: message.kind is not Kind.EXECUTION_STARTED)
        if messages:
            self._replay(messages)
        return self._after

    def _replay(self, messages: list[Event]) -> None:
        past = store.history(self._connection, self._instance.id)
        now = max([self._clock.now(), *(event.at for event in past[-1:])])
        new = [Event(Kind.EPISODE_STARTED, now), *messages]
        recorded = {event.task for event in past if event.kind in SCHEDULING}
        try:
            function = self._orchestrator()
            turn = replay(function, self._instance, [*past, *new], len(past))
            walk = Walk(self._instance.execution, turn.actions, [*past, *new]).run()
            self._check(past, walk, turn)
        except ReplayFailed as problem:
            log.error("orchestration.broken", instance_id=self._instance.id, name=self._instance.name, why=str(problem))
            self._append(new, now)
            self._finish(Status.FAILED, json.dumps(str(problem)), None, now)
            return
        decisions = [scheduled for task, scheduled in walk.scheduled.items() if task not in recorded]
        with self._connection.pipeline():
            self._append([*new, *(each.created for each in decisions), Event(Kind.EPISODE_COMPLETED, now)], now)
            self._schedule(decisions, walk, now)
            self._conclude(turn, walk, now)

    def _orchestrator(self) -> Callable[..., Any]:
        function = self._names.orchestrators.get(self._instance.name)
        if function is None:
            known = ", ".join(sorted(self._names.orchestrators)) or "none"
            raise ReplayFailed(f"The app has no orchestrator function '{self._instance.name}' (it has: {known}).")
        return function

    def _check(self, past: Sequence[Event], walk: Walk, turn: Turn) -> None:
        for scheduled in walk.scheduled.values():
            self._check_name(scheduled)
        for event in past:
            if event.kind in SCHEDULING:
                _compare(event.task, label_of(event), _label(walk, event.task), "The history has", "the code now asks")
        if turn.done:
            return
        for task in walk.open:
            theirs = turn.open_tasks.get(task)
            if theirs != "":  # an anonymous retry stands for any call
                _compare(task, _label(walk, task), theirs, "Azure counts", "the SDK counts")
        if walk.behind:
            log.warning(
                "orchestration.behind",
                instance_id=self._instance.id,
                why="The code went on, but Azure still waits for an earlier action: an uncancelled timer, a sibling of "
                "a failed task in task_all, or an event that was raised once and awaited twice.",
                waiting=_waiting(walk, turn),
            )

    def _check_name(self, scheduled: Scheduled) -> None:
        created = scheduled.created
        if created.kind is Kind.TASK_SCHEDULED and created.name not in self._names.activities:
            known = ", ".join(sorted(self._names.activities)) or "none"
            raise ReplayFailed(f"The app has no activity function '{created.name}' (it has: {known}).")

    def _append(self, events: list[Event], now: datetime) -> None:
        store.append_history(self._connection, self._instance.id, self._instance.events, events)
        self._length = self._instance.events + len(events)

    def _schedule(self, decisions: list[Scheduled], walk: Walk, now: datetime) -> None:
        cancelled = [task for task, scheduled in walk.scheduled.items() if scheduled.cancelled]
        if cancelled:
            store.remove_timers(self._connection, self._instance.id, cancelled)
        for scheduled in decisions:
            created = scheduled.created
            if created.kind is Kind.TASK_SCHEDULED:
                call = ActivityCall(
                    self._instance.id, self._instance.execution, scheduled.task, created.name or "", created.payload
                )
                self._after.activities.append(call)
            elif created.kind is Kind.CHILD_CREATED:
                self._start_child(scheduled, now)
            elif created.due and not scheduled.cancelled:
                store.add_timer(self._connection, self._instance.id, scheduled.task, created.due)
                self._after.wake = True
        if self._after.activities:
            store.add_activities(self._connection, self._after.activities, now)

    def _start_child(self, scheduled: Scheduled, now: datetime) -> None:
        created = scheduled.created
        child = NewInstance(
            id=created.target or "",
            name=created.name or "",
            input=created.payload,
            version=scheduled.version,
            parent_id=self._instance.id,
            parent_execution=self._instance.execution,
            parent_task=scheduled.task,
        )
        if child.id == self._instance.id or store.start(self._connection, child, now) is None:
            reason = f"An orchestration instance with the id '{child.id}' is already running."
            failed = Event(Kind.CHILD_FAILED, now, task=scheduled.task, reason=reason)
            store.deliver(self._connection, self._instance.id, failed)
        self._after.wake = True

    def _conclude(self, turn: Turn, walk: Walk, now: datetime) -> None:
        if not turn.done or not walk.at_end:
            waiting = json.dumps(_waiting(walk, turn))
            self._update(Status.RUNNING, None, turn.custom_status, waiting, now)
        elif walk.continue_with and turn.error is None:
            store.continue_as_new(self._connection, self._instance, walk.continue_with.input, turn.custom_status, now)
            self._after.wake = True
        elif turn.error is not None:
            error = json.dumps(f"Orchestrator function '{self._instance.name}' failed: {turn.error}")
            self._finish(Status.FAILED, error, turn.custom_status, now)
        else:
            self._finish(Status.COMPLETED, turn.output, turn.custom_status, now)

    def _finish(self, status: Status, output: str | None, custom_status: str | None, now: datetime) -> None:
        self._after.activities.clear()
        self._update(status, output, custom_status, "[]", now)
        store.end_execution(self._connection, self._instance.id)
        tell_parent(self._connection, self._instance, status, output, now)
        self._after.wake = self._after.wake or self._instance.parent_id is not None

    def _update(
        self, status: Status, output: str | None, custom_status: str | None, waiting: str, now: datetime
    ) -> None:
        store.update(
            self._connection,
            self._instance.id,
            status=status,
            output=output,
            custom_status=custom_status,
            waiting=waiting,
            events=self._length,
            now=now,
        )


def tell_parent(connection: Connection, child: Instance, status: Status, output: str | None, now: datetime) -> None:
    """The parent hears how its sub-orchestration ended, unless it has moved on to another execution."""
    if child.parent_id is None:
        return
    if status is Status.COMPLETED:
        event = Event(Kind.CHILD_COMPLETED, now, task=child.parent_task, payload=output)
    else:
        why = json.loads(output) if output else status.value
        reason = f"Sub-orchestration '{child.name}' ({child.id}) {status.value.lower()}: {why}"
        event = Event(Kind.CHILD_FAILED, now, task=child.parent_task, reason=_storable(reason), payload="")
    store.deliver(connection, child.parent_id, event, child.parent_execution)


def failure_event(call: ActivityCall, failure: BaseException, now: datetime) -> Event:
    """An activity's exception as its caller sees it: type and message first, the traceback as details."""
    reason = f"Activity function '{call.name}' failed: {type(failure).__name__}: {failure}"
    details = "".join(traceback.format_exception(_without_host_frames(failure)))
    return Event(Kind.TASK_FAILED, now, task=call.task, reason=_storable(reason), payload=_storable(details))


def terminate(connection: Connection, instance: Instance, reason: str, now: datetime) -> None:
    """End the locked instance and its sub-orchestrations; messages that come later are dropped."""
    for child in store.running_children(connection, instance):
        terminate(connection, child, reason, now)
    _end(connection, instance, Status.TERMINATED, Event(Kind.EXECUTION_TERMINATED, now, payload=json.dumps(reason)))


def give_up(connection: Connection, instance: Instance, why: str, now: datetime) -> None:
    """Fail the locked instance without an episode, because its episode cannot be written down."""
    event = Event(Kind.EXECUTION_COMPLETED, now, payload=json.dumps(why))
    _end(connection, instance, Status.FAILED, event)
    tell_parent(connection, instance, Status.FAILED, event.payload, now)


def _end(connection: Connection, instance: Instance, status: Status, event: Event) -> None:
    store.append_history(connection, instance.id, instance.events, [event])
    store.update(
        connection,
        instance.id,
        status=status,
        output=event.payload,
        custom_status=None,
        waiting="[]",
        events=instance.events + 1,
        now=event.at,
    )
    store.end_execution(connection, instance.id)


def _storable(text: str) -> str:
    """An error message may quote anything; PostgreSQL's text takes neither a NUL nor half a surrogate pair."""
    return text.replace("\0", "\\0").encode("utf-8", "backslashreplace").decode()


def _without_host_frames(failure: BaseException) -> BaseException:
    """The traceback from the app's own code on: how the host got there helps nobody."""
    ours = str(Path(__file__).parent)
    frame = failure.__traceback__
    while frame and frame.tb_next and _is_plumbing(frame.tb_frame.f_code.co_filename, ours):
        frame = frame.tb_next
    return failure.with_traceback(frame)


def _is_plumbing(file: str, ours: str) -> bool:
    return file.startswith(ours) or "/concurrent/futures/" in file


def _waiting(walk: Walk, turn: Turn) -> list[str]:
    lines: list[str] = []
    for task in walk.open:
        scheduled = walk.scheduled[task]
        due = scheduled.created.due
        where = f" due {due:%Y-%m-%d %H:%M:%S}Z" if due else f" {scheduled.created.target or ''}".rstrip()
        lines.append(f"{scheduled.label}{where}")
    lines += [f"event {name}" for name in walk.awaited_events]
    if turn.done:
        lines.append("(its code has ended; it completes when nothing is open)")
    return lines


def _label(walk: Walk, task: int | None) -> str | None:
    scheduled = walk.scheduled.get(task if task is not None else -1)
    return scheduled.label if scheduled else None


def _compare(task: int | None, ours: str | None, theirs: str | None, who: str, whom: str) -> None:
    if ours != theirs:
        raise ReplayFailed(
            f"Non-deterministic orchestration: {who} '{ours}' as task {task}, {whom} for '{theirs or 'nothing'}'. "
            "Either the code changed while this instance ran, or it is not deterministic (clock, random, I/O), or it "
            "went past a task_all that failed while another task in it was still to be retried."
        )
