"""The nouns of the task hub, free of any wire format: what happened (Event), what is wanted (Action), to whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID


class Status(StrEnum):
    """Runtime status of an instance, in Azure's words."""

    PENDING = "Pending"
    RUNNING = "Running"
    SUSPENDED = "Suspended"
    COMPLETED = "Completed"
    FAILED = "Failed"
    TERMINATED = "Terminated"


FINAL = frozenset({Status.COMPLETED, Status.FAILED, Status.TERMINATED})


class Kind(StrEnum):
    """What an event says. `TASK` is an activity, `CHILD` a sub-orchestration."""

    EPISODE_STARTED = "episode_started"
    EPISODE_COMPLETED = "episode_completed"
    EXECUTION_STARTED = "execution_started"
    EXECUTION_COMPLETED = "execution_completed"
    EXECUTION_TERMINATED = "execution_terminated"
    TASK_SCHEDULED = "task_scheduled"
    TASK_COMPLETED = "task_completed"
    TASK_FAILED = "task_failed"
    CHILD_CREATED = "child_created"
    CHILD_COMPLETED = "child_completed"
    CHILD_FAILED = "child_failed"
    TIMER_CREATED = "timer_created"
    TIMER_FIRED = "timer_fired"
    EVENT_RAISED = "event_raised"


SCHEDULING = frozenset({Kind.TASK_SCHEDULED, Kind.CHILD_CREATED, Kind.TIMER_CREATED})
SUCCESSES = frozenset({Kind.TASK_COMPLETED, Kind.CHILD_COMPLETED, Kind.TIMER_FIRED})
FAILURES = frozenset({Kind.TASK_FAILED, Kind.CHILD_FAILED})


@dataclass(frozen=True, slots=True)
class Event:
    """One line of history, or of the inbox. `payload` is JSON text; `reason` and a failure's payload are plain text.

    `task` is the id of the activity, child or timer it is about; `target` a child's instance id; `due` a timer's time.
    """

    kind: Kind
    at: datetime
    task: int | None = None
    name: str | None = None
    payload: str | None = None
    reason: str | None = None
    target: str | None = None
    due: datetime | None = None


@dataclass(frozen=True, slots=True)
class Instance:
    """One orchestration. `execution` changes at every start and continue_as_new; `events` is the history's length."""

    id: str
    execution: UUID
    name: str
    version: str
    status: Status
    input: str | None
    output: str | None
    custom_status: str | None
    waiting: str
    events: int
    parent_id: str | None
    parent_execution: UUID | None
    parent_task: int | None
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class Retry:
    """At most `attempts` tries, `delay` apart."""

    attempts: int
    delay: timedelta


@dataclass(frozen=True, slots=True)
class CallActivity:
    name: str
    input: str | None
    retry: Retry | None = None


@dataclass(frozen=True, slots=True)
class CallChild:
    name: str
    input: str | None
    instance_id: str | None
    version: str
    retry: Retry | None = None


@dataclass(frozen=True, slots=True)
class StartTimer:
    due: datetime
    cancelled: bool


@dataclass(frozen=True, slots=True)
class WaitForEvent:
    name: str


@dataclass(frozen=True, slots=True)
class WaitForAny:
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class WaitForAll:
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class ContinueAsNew:
    input: str | None


type Action = CallActivity | CallChild | StartTimer | WaitForEvent | WaitForAny | WaitForAll | ContinueAsNew


@dataclass(frozen=True, slots=True)
class Turn:
    """What the orchestrator wants after a replay: every action since its start, and how its code ended, if it did.

    `open_tasks` are the SDK's own ids of what it waits for, with a label such as `activity build`; compared with the
    host's ids they show a divergence before it becomes a hang.
    """

    actions: tuple[Action, ...]
    done: bool
    output: str | None
    error: str | None
    custom_status: str | None
    open_tasks: dict[int, str]


@dataclass(frozen=True, slots=True)
class Scheduled:
    """An action that got its id. `created` is the event that records it; a cancelled timer is recorded, never set."""

    created: Event
    version: str = ""
    cancelled: bool = False

    @property
    def task(self) -> int:
        assert self.created.task is not None
        return self.created.task

    @property
    def label(self) -> str:
        """The words that `Turn.open_tasks` uses."""
        return label_of(self.created)


def label_of(created: Event) -> str:
    """`activity <name>`, `sub-orchestration <name>` or `timer`: what a task id stands for, to compare and to show."""
    match created.kind:
        case Kind.TASK_SCHEDULED:
            return f"activity {created.name}"
        case Kind.CHILD_CREATED:
            return f"sub-orchestration {created.name}"
        case _:
            return "timer"
