"""Azure's half of a replay: walk the actions beside the history, give each its id, say what is new.

The extension behind the real host awaits the listed actions one after the other, while the SDK only looks at results.
Both number activities, children and timers as they meet them, so they agree as long as they go the same way. Where they
do not, the real thing hangs; this walk goes the extension's way and its caller compares the ids.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import assert_never
from uuid import UUID

from host.model import (
    FAILURES,
    SUCCESSES,
    Action,
    CallActivity,
    CallChild,
    ContinueAsNew,
    Event,
    Kind,
    Retry,
    Scheduled,
    StartTimer,
    WaitForAll,
    WaitForAny,
    WaitForEvent,
)


@dataclass(slots=True)
class Wait:
    """Something awaited. When it ends it tells its one listener, at once: that order gives retries their ids."""

    done: bool = False
    listener: Callable[[bool], None] | None = None

    def finish(self, succeeded: bool) -> None:
        if self.done:
            return
        self.done = True
        if self.listener:
            self.listener(succeeded)

    def then(self, listener: Callable[[bool], None]) -> None:
        self.listener = listener


class Walk:
    """One pass over an execution's whole history. Read the results after `run`."""

    def __init__(self, execution: UUID, actions: Sequence[Action], events: Sequence[Event]) -> None:
        self.scheduled: dict[int, Scheduled] = {}
        self.open: dict[int, Wait] = {}
        self.continue_with: ContinueAsNew | None = None
        self._execution = execution
        self._actions = deque(actions)
        self._events = events
        self._now = events[0].at
        self._waiting_for: Wait | None = None
        self._event_waits: dict[str, list[tuple[str, Wait]]] = {}
        self._early_events: dict[str, int] = {}

    def run(self) -> Walk:
        for event in self._events:
            if event.kind is Kind.EPISODE_STARTED:
                self._now = event.at
            elif event.kind is Kind.EVENT_RAISED:
                self._receive((event.name or "").lower())
            elif event.kind in SUCCESSES or event.kind in FAILURES:
                # Popped before it finishes: a retry that starts in the listener must not find it open.
                wait = self.open.pop(event.task if event.task is not None else -1, None)
                if wait:
                    wait.finish(event.kind in SUCCESSES)
            elif event.kind is not Kind.EXECUTION_STARTED:
                continue
            self._advance()
        return self

    @property
    def at_end(self) -> bool:
        """Every listed action was awaited to its end, and nothing is left open: only then may an instance complete."""
        return not self._actions and (self._waiting_for is None or self._waiting_for.done) and not self.open

    @property
    def awaited_events(self) -> list[str]:
        """Names of the events still waited for."""
        return [name for waits in self._event_waits.values() for name, wait in waits if not wait.done]

    @property
    def behind(self) -> bool:
        """The orchestrator's code listed actions that Azure has not come to, as it still awaits an earlier one."""
        return bool(self._actions)

    def _advance(self) -> None:
        while self._actions and (self._waiting_for is None or self._waiting_for.done):
            self._waiting_for = self._begin(self._actions.popleft())

    def _begin(self, action: Action) -> Wait:
        match action:
            case CallActivity() | CallChild():
                return self._call(action) if action.retry is None else self._retrying(action, action.retry)
            case StartTimer():
                return self._timer(action.due, action.cancelled)
            case WaitForEvent():
                return self._event(action.name)
            case WaitForAny():
                return self._any([self._begin(each) for each in action.actions])
            case WaitForAll():
                return self._all([self._begin(each) for each in action.actions])
            case ContinueAsNew():
                self.continue_with = action
                return Wait(done=True)
            case _:
                assert_never(action)

    def _call(self, action: CallActivity | CallChild) -> Wait:
        if isinstance(action, CallActivity):
            created = Event(Kind.TASK_SCHEDULED, self._now, name=action.name, payload=action.input)
            return self._schedule(Scheduled(created))
        child_id = action.instance_id or f"{self._execution.hex}:{len(self.scheduled)}"
        created = Event(Kind.CHILD_CREATED, self._now, name=action.name, payload=action.input, target=child_id)
        return self._schedule(Scheduled(created, version=action.version))

    def _timer(self, due: datetime, cancelled: bool = False) -> Wait:
        return self._schedule(Scheduled(Event(Kind.TIMER_CREATED, self._now, due=due), cancelled=cancelled))

    def _schedule(self, scheduled: Scheduled) -> Wait:
        task = len(self.scheduled)
        self.scheduled[task] = replace(scheduled, created=replace(scheduled.created, task=task))
        wait = Wait(done=scheduled.cancelled)
        if not scheduled.cancelled:
            self.open[task] = wait
        return wait

    def _retrying(self, action: CallActivity | CallChild, retry: Retry) -> Wait:
        """Attempts with a timer after each failure, the last one too, which is due at once (DurableTask does so)."""
        whole = Wait()
        attempts = 0

        def attempt(_: bool = True) -> None:
            nonlocal attempts
            attempts += 1
            self._call(action).then(on_result)

        def on_result(succeeded: bool) -> None:
            if succeeded:
                whole.finish(True)
            elif attempts < retry.attempts:
                self._timer(self._now + retry.delay).then(attempt)
            else:
                self._timer(self._now + timedelta(0)).then(lambda _: whole.finish(False))

        attempt()
        return whole

    def _event(self, name: str) -> Wait:
        key = name.lower()  # the extension ignores case where the SDK does not
        wait = Wait()
        if self._early_events.get(key):
            self._early_events[key] -= 1
            wait.done = True
        else:
            self._event_waits.setdefault(key, []).append((name, wait))
        return wait

    def _receive(self, key: str) -> None:
        if waits := self._event_waits.get(key):
            _, wait = waits.pop()  # last in, first out
            wait.finish(True)
        else:
            self._early_events[key] = self._early_events.get(key, 0) + 1

    def _any(self, waits: list[Wait]) -> Wait:
        whole = Wait(done=any(wait.done for wait in waits))
        for wait in waits:
            wait.then(whole.finish)
        return whole

    def _all(self, waits: list[Wait]) -> Wait:
        left = sum(not wait.done for wait in waits)
        whole = Wait(done=left == 0)

        def one_less(_: bool) -> None:
            nonlocal left
            left -= 1
            if left == 0:
                whole.finish(True)

        for wait in waits:
            wait.then(one_less)
        return whole
