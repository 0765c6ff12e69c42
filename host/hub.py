"""The task hub at work: a loop that runs episodes and fires timers, and a pool that runs activities.

An activity's result is recorded in the same transaction as the episode that consumes it. What was recorded is never run
again; what was running when the host died is.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import CancelledError
from datetime import datetime
from uuid import UUID

import structlog

from host import store
from host.clock import Clock, Signal
from host.database import LOST, Connection, Database
from host.episode import Aftermath, Episode, Names, failure_event, give_up
from host.model import FINAL, Event, Instance, Kind, Status
from host.store import ActivityCall
from host.threads import Looper, Pool

log = structlog.get_logger()

POLL_SECONDS = 30.0
"""How often the loop looks without being woken; everything that matters wakes it."""


class Hub:
    """`run_activity(name, input JSON text)` returns JSON text, or raises what the activity raises."""

    def __init__(
        self,
        database: Database,
        names: Names,
        run_activity: Callable[[str, str | None], str],
        clock: Clock,
        concurrent_activities: int,
        leads: Callable[[], bool],
    ) -> None:
        self._database = database
        self._names = names
        self._run_activity = run_activity
        self._clock = clock
        self._leads = leads
        self._pool = Pool("host-activity", concurrent_activities)
        self._running: set[tuple[str, UUID, int]] = set()
        self._lock = threading.Lock()
        self._signal = Signal()
        self._unsure = True
        self._looper = Looper("host-hub", self._step, self._signal.set)

    def start(self) -> None:
        """Take up what an earlier host left, then go on."""
        self._looper.start()

    def resume(self) -> None:
        """Run every activity whose result is not recorded and that is not running here; done by the loop."""
        self._unsure = True
        self._signal.set()

    def wake(self) -> None:
        """Look at the inboxes and timers now."""
        self._signal.set()

    def stop(self, grace: float) -> bool:
        """Wait up to `grace` seconds for running activities; False: some were left, and will be run again."""
        finished = self._pool.stop(grace)
        self._looper.stop()
        return finished

    def _step(self) -> None:
        due = None
        if self._leads():
            if self._unsure:
                self._offer_open()
            due = self._work()
        self._clock.wait(self._signal, due, POLL_SECONDS)

    def _offer_open(self) -> None:
        self._unsure = False
        with self._database.connection() as connection:
            calls = store.activities(connection)
        self._offer(calls, fresh=False)

    def _work(self) -> datetime | None:
        """Run episodes until no instance is ready; returns when the next timer is due."""
        while not self._looper.stopping:
            after = self._next_episode()
            if after is not None:
                self._act(after)
                continue
            with self._database.connection() as connection:
                if not store.any_ready(connection):
                    return store.next_timer(connection)
            time.sleep(0.002)  # an activity's thread holds that instance; it may not have seen the newest message
        return None

    def _next_episode(self) -> Aftermath | None:
        instance: Instance | None = None
        try:
            with self._database.transaction() as connection:
                store.fire_timers(connection, self._clock.now())
                instance = store.claim_ready(connection)
                return self._episode(connection, instance).run() if instance else None
        except LOST:
            self._unsure = True  # it may have been committed all the same, with activities we never heard of
            raise
        except Exception as failure:  # a message that cannot be stored, or a fault of ours: the loop must go on
            if instance is None:
                raise
            return self._give_up(instance.id, failure)

    def _episode(self, connection: Connection, instance: Instance) -> Episode:
        return Episode(connection, instance, self._names, self._clock)

    def _offer(self, calls: Iterable[ActivityCall], fresh: bool = True) -> None:
        """Run the calls; one that was not just scheduled may have been recorded since it was read."""
        for call in calls:
            key = (call.instance_id, call.execution, call.task)
            with self._lock:
                if key in self._running:
                    continue
                self._running.add(key)
            self._pool.submit(lambda call=call: self._activity(call, fresh))

    def _activity(self, call: ActivityCall, fresh: bool) -> None:
        try:
            event = self._outcome(call) if fresh or self._is_open(call) else None
            after = self._record_surely(call, event) if event else Aftermath()
        finally:
            with self._lock:
                self._running.discard((call.instance_id, call.execution, call.task))
        self._act(after)

    def _is_open(self, call: ActivityCall) -> bool:
        try:
            with self._database.connection() as connection:
                return store.is_open(connection, call)
        except LOST:
            return False  # the next host, or this one when the database is back, asks again

    def _outcome(self, call: ActivityCall) -> Event | None:
        """None: the host stops, and with it the loop on which the activity ran; it will be run again."""
        try:
            result = self._run_activity(call.name, call.input)
        except CancelledError:
            return None
        except Exception as failure:  # the boundary to the app's code
            log.warning("activity.failed", instance_id=call.instance_id, name=call.name, why=repr(failure))
            return failure_event(call, failure, self._clock.now())
        return Event(Kind.TASK_COMPLETED, self._clock.now(), task=call.task, payload=result)

    def _record_surely(self, call: ActivityCall, event: Event) -> Aftermath:
        """Record through any outage of the database; a result that was recorded already is dropped by `_record`."""
        fault: Exception | None = None
        while not self._looper.stopping:
            try:
                return self._give_up(call.instance_id, fault) if fault else self._record(call, event)
            except LOST as lost:
                log.warning("activity.record.retried", instance_id=call.instance_id, why=str(lost).strip())
                time.sleep(0.2)
                self.resume()
            except Exception as failure:  # as in _next_episode
                if fault:
                    raise
                fault = failure
        return Aftermath()

    def _record(self, call: ActivityCall, event: Event) -> Aftermath:
        with self._database.transaction() as connection:
            if not store.remove_activity(connection, call):
                return Aftermath()
            instance = store.claim_instance(connection, call.instance_id)
            if instance is None or instance.status is Status.SUSPENDED or not self._leads():
                store.deliver(connection, call.instance_id, event, call.execution)
                store.announce(connection)
                return Aftermath()
            if instance.status in FINAL or instance.execution != call.execution:
                return Aftermath()
            return self._episode(connection, instance).run([event])

    def _give_up(self, instance_id: str, failure: Exception) -> Aftermath:
        log.error("orchestration.given_up", instance_id=instance_id, exc_info=failure)
        with self._database.transaction() as connection:
            instance = store.lock_instance(connection, instance_id)
            if instance and instance.status not in FINAL:
                give_up(connection, instance, f"{type(failure).__name__}: {failure}", self._clock.now())
        return Aftermath(wake=True)

    def _act(self, after: Aftermath) -> None:
        self._offer(after.activities)
        if after.wake:
            self.wake()
