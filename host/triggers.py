"""Queue and timer triggers: who calls the app's functions when a message is there or a time has come."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime
from typing import Protocol

import structlog

from host import store
from host.app import AppFunction, QueueTrigger, TimerTrigger
from host.bus import Bus, QueuedMessage
from host.clock import Clock, Signal
from host.database import LOST, Database
from host.threads import Looper, Pool
from host.worker import Worker, bus_message, timer_request
from shared.bus import INVALID
from shared.errors import InvalidRequest

log = structlog.get_logger()

POLL_SECONDS = 30.0


class Consumer(Protocol):
    """Feeds one queue's messages to one function: completed on return, given back on an exception, and a dead letter
    at once when that was an InvalidRequest, which no repetition would help."""

    queue: str

    def start(self) -> None: ...

    def wake(self) -> None:
        """Look into the queue now."""
        ...

    def stop(self, grace: float) -> bool:
        """Receive no more and wait for the messages in hand; those left are delivered again when their locks end."""
        ...


class QueueConsumer:
    """A `Consumer` of the embedded bus. Locks of messages still being worked on are renewed, so that a long function
    keeps its message."""

    def __init__(
        self, bus: Bus, worker: Worker, function: AppFunction, trigger: QueueTrigger, limit: int, clock: Clock
    ) -> None:
        self.queue = queue = trigger.queue
        self._subscription = trigger.subscription
        self._bus = bus
        self._worker = worker
        self._function = function
        self._clock = clock
        self._pool = Pool(f"host-queue-{queue}", limit)
        self._held: dict[int, tuple[QueuedMessage, datetime]] = {}
        self._lock = threading.Lock()
        self._signal = Signal()
        self._looper = Looper(f"host-queue-{queue}", self._step, self._signal.set)

    def start(self) -> None:
        """Begin with what a killed host held: as the hub has one host, nobody else can have it."""
        if self._subscription is not None:
            self._bus.subscribe(*self._subscription)
        self._bus.release(self.queue)
        self._looper.start()

    def wake(self) -> None:
        self._signal.set()

    def stop(self, grace: float) -> bool:
        self._looper.stop()
        return self._pool.stop(grace)

    def _step(self) -> None:
        self._clock.wait(self._signal, self._receive_all(), POLL_SECONDS)

    def _receive_all(self) -> datetime | None:
        """Take messages while there are some and hands are free; returns when to look again unasked."""
        self._renew()
        while not self._looper.stopping and not self._full():
            message = self._bus.receive(self.queue)
            if message is None:
                break
            with self._lock:
                self._held[message.sequence] = (message, self._renewal_time())
            self._pool.submit(lambda message=message: self._handle(message))
        with self._lock:
            times = [when for _, when in self._held.values()]
        if not self._full() and (visible := self._bus.next_visible(self.queue)):
            times.append(visible)
        return min(times, default=None)

    def _handle(self, message: QueuedMessage) -> None:
        try:
            self._settle(message, call(self._worker, self._function, message))
        finally:
            was_full = self._full()
            with self._lock:
                del self._held[message.sequence]
            if was_full:
                self.wake()

    def _full(self) -> bool:
        return len(self._held) >= self._pool.limit

    def _settle(self, message: QueuedMessage, failure: Exception | None) -> None:
        try:
            kept = self._answer(message, failure)
        except LOST as lost:
            log.warning("queue.settle.lost", message_id=message.message_id, why=str(lost).strip())
            return
        if not kept:
            log.warning("queue.lock.lost", message_id=message.message_id, why="the message will be delivered again")

    def _answer(self, message: QueuedMessage, failure: Exception | None) -> bool:
        match failure:
            case None:
                return self._bus.complete(message)
            case InvalidRequest():
                return self._bus.dead_letter(message, INVALID, str(failure))
            case _:
                return self._bus.abandon(message, described(failure))

    def _renew(self) -> None:
        now = self._clock.now()
        with self._lock:
            due = [message for message, when in self._held.values() if when <= now]
        for message in due:
            if self._bus.renew(message):
                with self._lock:
                    if message.sequence in self._held:
                        self._held[message.sequence] = (message, self._renewal_time())

    def _renewal_time(self) -> datetime:
        return self._clock.now() + self._bus.lock / 3


def call(worker: Worker, function: AppFunction, message: QueuedMessage) -> Exception | None:
    """Calls the function with the message; what it raised."""
    try:
        worker.call(function, bus_message(message))
    except Exception as failure:  # the boundary to the app's code
        log.warning(
            "queue.function.failed",
            queue=message.queue,
            name=function.name,
            message_id=message.message_id,
            delivery=message.delivery_count,
            exc_info=failure,
        )
        return failure
    return None


def described(failure: Exception) -> str:
    return f"{type(failure).__name__}: {failure}"


class Timers:
    """Fires the app's timer triggers. What was due while no host ran fires once at start, marked past due."""

    def __init__(
        self,
        database: Database,
        worker: Worker,
        functions: list[tuple[AppFunction, TimerTrigger]],
        clock: Clock,
        leads: Callable[[], bool],
    ) -> None:
        self._database = database
        self._worker = worker
        self._functions = functions
        self._clock = clock
        self._leads = leads
        self._due: dict[str, tuple[datetime, bool]] = {}
        self._running: set[str] = set()
        self._last: dict[str, datetime] = {}
        self._pool = Pool("host-timer", max(1, len(functions)))
        self._signal = Signal()
        self._looper = Looper("host-timers", self._step, self._signal.set)

    def start(self) -> None:
        """Do nothing at all when the app has no timer trigger."""
        if not self._functions:
            return
        self._plan()
        self._looper.start()

    def stop(self, grace: float) -> bool:
        """Fire no more, and wait for the functions that run."""
        self._looper.stop()
        return self._pool.stop(grace)

    def fire(self, name: str, past_due: bool = False) -> None:
        """Call one timer function here and now. Raises what it raises, and KeyError for an unknown name."""
        function, trigger = {f.name: (f, t) for f, t in self._functions}[name]
        now = self._clock.now()
        request = timer_request(past_due, self._last.get(name), trigger.schedule.next_after(now))
        self._last[name] = now
        self._worker.call(function, request)

    def _plan(self) -> None:
        now = self._clock.now()
        with self._database.connection() as connection:
            saved = store.schedules(connection)
        for function, trigger in self._functions:
            expression, due = saved.get(function.name, ("", now))
            missed = trigger.use_monitor and expression == trigger.schedule.expression and due <= now
            if missed or trigger.run_on_startup:
                self._due[function.name] = (now, missed)
            else:
                self._reschedule(function.name, trigger)

    def _step(self) -> None:
        now, leads = self._clock.now(), self._leads()
        for function, trigger in self._functions:
            due, past_due = self._due[function.name]
            if leads and due <= now and function.name not in self._running:
                self._running.add(function.name)
                self._pool.submit(lambda f=function, t=trigger, late=past_due: self._run(f, t, late))
        idle = [due for name, (due, _) in self._due.items() if name not in self._running]
        self._clock.wait(self._signal, min(idle, default=None) if leads else None, POLL_SECONDS)

    def _run(self, function: AppFunction, trigger: TimerTrigger, past_due: bool) -> None:
        try:
            self.fire(function.name, past_due)
        except Exception as failure:  # the boundary to the app's code
            log.warning("timer.function.failed", name=function.name, exc_info=failure)
        try:
            self._reschedule(function.name, trigger)
        finally:
            self._running.discard(function.name)
            self._signal.set()

    def _reschedule(self, name: str, trigger: TimerTrigger) -> None:
        due = trigger.schedule.next_after(self._clock.now())
        self._due[name] = (due, False)
        try:
            with self._database.connection() as connection:
                store.save_schedule(connection, name, trigger.schedule.expression, due)
        except LOST as lost:
            log.warning("timer.schedule.unsaved", name=name, why=str(lost).strip())
