"""The replay JSON of azure-functions-durable 1.x. No other file of the host knows its names.

In: an instance's history as the SDK's events. Out: the SDK's actions as our own. Schema V3 (2) is offered, which knows
timers longer than six days. 2.x of the SDK speaks protobuf instead; it would be a second file like this one.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from host.model import (
    Action,
    CallActivity,
    CallChild,
    ContinueAsNew,
    Event,
    Instance,
    Kind,
    Retry,
    StartTimer,
    Turn,
    WaitForAll,
    WaitForAny,
    WaitForEvent,
)

FAILURE_MARK = "\n\n$OutOfProcData$:"
"""The SDK raises a failed orchestration as an exception whose text ends in this and the JSON of its state."""

EVENT_TYPES = {
    Kind.EXECUTION_STARTED: (0, "ExecutionStarted"),
    Kind.EXECUTION_COMPLETED: (1, "ExecutionCompleted"),
    Kind.EXECUTION_TERMINATED: (3, "ExecutionTerminated"),
    Kind.TASK_SCHEDULED: (4, "TaskScheduled"),
    Kind.TASK_COMPLETED: (5, "TaskCompleted"),
    Kind.TASK_FAILED: (6, "TaskFailed"),
    Kind.CHILD_CREATED: (7, "SubOrchestrationInstanceCreated"),
    Kind.CHILD_COMPLETED: (8, "SubOrchestrationInstanceCompleted"),
    Kind.CHILD_FAILED: (9, "SubOrchestrationInstanceFailed"),
    Kind.TIMER_CREATED: (10, "TimerCreated"),
    Kind.TIMER_FIRED: (11, "TimerFired"),
    Kind.EPISODE_STARTED: (12, "OrchestratorStarted"),
    Kind.EPISODE_COMPLETED: (13, "OrchestratorCompleted"),
    Kind.EVENT_RAISED: (15, "EventRaised"),
}

UNSUPPORTED = {7: "call_entity", 8: "call_http", 9: "signal_entity"}


class ReplayFailed(Exception):
    """The SDK gave no usable answer, or one with an action that this host does not know. No later replay will."""


def replay(function: Callable[..., Any], instance: Instance, events: Sequence[Event], played: int) -> Turn:
    """Run the orchestrator's code over the history; the first `played` events were seen by an earlier episode.

    What the code raises becomes `Turn.error`: a failed orchestration is a result. Raises `ReplayFailed`.
    """
    from azure.durable_functions import Orchestrator
    from azure.durable_functions.models import DurableOrchestrationContext

    context = DurableOrchestrationContext(**_context(instance, events, played))
    # What the SDK's own `handle` does, but with the context in our hands: its ids are compared with the host's.
    context._input_expected_type = getattr(function, "_df_input_type", None)  # pyright: ignore
    try:
        answer = Orchestrator(function.orchestrator_function).handle(context)  # pyright: ignore
    except Exception as failure:  # the boundary to the app's code
        _, mark, answer = str(failure).rpartition(FAILURE_MARK)
        if not mark:
            raise ReplayFailed(f"{type(failure).__name__}: {failure}") from failure
    return _turn(json.loads(answer), context)


def _turn(state: dict[str, Any], context: Any) -> Turn:
    error = state.get("error")
    return Turn(
        actions=tuple(_action(each) for batch in state["actions"] for each in batch),
        done=bool(state["isDone"]) or error is not None,
        output=_text(state.get("output")),
        error=error,
        custom_status=_text(state.get("customStatus")),
        open_tasks=_open_tasks(context),
    )


def _context(instance: Instance, events: Sequence[Event], played: int) -> dict[str, Any]:
    return {
        "history": [_event(event, instance, index < played) for index, event in enumerate(events)],
        "input": None if instance.input is None else json.loads(instance.input),
        "instanceId": instance.id,
        "isReplaying": False,
        "parentInstanceId": instance.parent_id,
        "upperSchemaVersion": 1,
        "upperSchemaVersionNew": 2,
        "longRunningTimerIntervalDuration": "3.00:00:00",
        "maximumShortTimerDuration": "6.00:00:00",
        "defaultHttpAsyncRequestSleepTimeMillseconds": 30000,
    }


def _event(event: Event, instance: Instance, played: bool) -> dict[str, Any]:
    line: dict[str, Any] = {
        "EventType": EVENT_TYPES[event.kind][0],
        "EventId": -1,
        "IsPlayed": played,
        "Timestamp": timestamp(event.at),
    }
    match event.kind:
        case Kind.EXECUTION_STARTED:
            line |= {"Name": instance.name, "Version": instance.version, "Input": instance.input}
            line["OrchestrationInstance"] = {"InstanceId": instance.id, "ExecutionId": instance.execution.hex}
            parent = {"OrchestrationInstance": {"InstanceId": instance.parent_id}}
            line["ParentInstance"] = parent if instance.parent_id else None
        case Kind.TASK_SCHEDULED:
            line |= {"EventId": event.task, "Name": event.name, "Input": json.dumps([event.payload])}
        case Kind.CHILD_CREATED:
            line |= {"EventId": event.task, "Name": event.name, "InstanceId": event.target, "Input": event.payload}
        case Kind.TASK_COMPLETED | Kind.CHILD_COMPLETED:
            line |= {"TaskScheduledId": event.task, "Result": event.payload}
        case Kind.TASK_FAILED | Kind.CHILD_FAILED:
            line |= {"TaskScheduledId": event.task, "Reason": event.reason, "Details": event.payload}
        case Kind.TIMER_CREATED:
            line |= {"EventId": event.task, "FireAt": event.due and timestamp(event.due)}
        case Kind.TIMER_FIRED:
            line |= {"TimerId": event.task, "FireAt": event.due and timestamp(event.due)}
        case Kind.EVENT_RAISED:
            line |= {"Name": event.name, "Input": event.payload}
        case _:
            pass
    return line


def _action(action: dict[str, Any]) -> Action:
    match action["actionType"]:
        case 0 | 1:
            return CallActivity(action["functionName"], action.get("input"), _retry(action))
        case 2 | 3:
            # The extension serialises the JSON text that the SDK gives once more, so the child gets a string.
            return CallChild(
                action["functionName"],
                _text(action.get("input")),
                action.get("instanceId"),
                action.get("version") or "",
                _retry(action),
            )
        case 4:
            return ContinueAsNew(_text(action.get("input")))
        case 5:
            return StartTimer(_time(action["fireAt"]), action["isCanceled"])
        case 6:
            return WaitForEvent(action["externalEventName"])
        case 11:
            return WaitForAny(tuple(_action(each) for each in action["compoundActions"]))
        case 12:
            return WaitForAll(tuple(_action(each) for each in action["compoundActions"]))
        case other:
            raise ReplayFailed(f"The embedded host does not support {UNSUPPORTED.get(other, f'action type {other}')}.")


def _retry(action: dict[str, Any]) -> Retry | None:
    options = action.get("retryOptions")
    if not options:
        return None
    delay = timedelta(milliseconds=options["firstRetryIntervalInMilliseconds"])
    return Retry(attempts=options["maxNumberOfAttempts"], delay=delay)


def _open_tasks(context: Any) -> dict[int, str]:
    return {
        id_: _sdk_label(task.action_repr)
        for id_, task in context.open_tasks.items()
        if isinstance(id_, int) and id_ >= 0 and not isinstance(task, list)
    }


def _sdk_label(action: Any) -> str:
    kind = type(action).__name__
    if kind.startswith("CallActivity"):
        return f"activity {action.function_name}"
    if kind.startswith("CallSubOrchestrator"):
        return f"sub-orchestration {action.function_name}"
    # A rescheduled attempt is an anonymous action: it may stand for any call.
    return "timer" if kind == "CreateTimerAction" or getattr(action, "metadata", "") == "-WithRetry timer" else ""


def status_document(instance: Instance, events: Sequence[Event] | None, show_input: bool) -> dict[str, Any]:
    """An instance as the management API shows it; `events` only when its history was asked for."""
    document: dict[str, Any] = {
        "name": instance.name,
        "instanceId": instance.id,
        "runtimeStatus": instance.status.value,
        "input": json.loads(instance.input) if show_input and instance.input else None,
        "customStatus": json.loads(instance.custom_status) if instance.custom_status else None,
        "output": json.loads(instance.output) if instance.output else None,
        "createdTime": f"{instance.created_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        "lastUpdatedTime": f"{instance.updated_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
    }
    if events is not None:
        shown = [event for event in events if event.kind not in (Kind.EPISODE_STARTED, Kind.EPISODE_COMPLETED)]
        document["historyEvents"] = [{**_event(e, instance, True), "EventType": EVENT_TYPES[e.kind][1]} for e in shown]
    return document


def timestamp(at: datetime) -> str:
    """Seven digits after the second, as .NET writes them."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%f}0Z"


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _text(value: Any) -> str | None:
    return None if value is None else json.dumps(value)
