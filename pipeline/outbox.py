"""The pump: sends what the outbox holds, woken by each commit that wrote to it, and looked after by a timer."""

import random
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor

import structlog

from shared.bus import Bus
from shared.errors import AutoBuilderError, InvalidRequest, Unavailable
from shared.events import CloudEvent
from shared.store.outbox import Kind, Outbox, OutboxRow

log = structlog.get_logger(__name__)

type Sender = Callable[[OutboxRow], object]
"""Returns when the row was sent or need not be; raises InvalidRequest when repeating it would be no use, and
anything else to have it repeated."""

BATCH = 50
AT_ONCE = 8
"""HTTP requests; the bus is fed one message after the other."""
LISTEN_SECONDS = 30.0
BUS: list[Kind] = ["queue", "topic"]
OUTSIDE: list[Kind] = ["webhook", "alert"]
LAST_ATTEMPT = 10
"""Of a webhook or an alert, after 4 to 9 hours; what goes to the bus is repeated until it gets there."""
LONGEST_DELAY: Mapping[Kind, float] = {"queue": 60, "topic": 60, "webhook": 4 * 3600, "alert": 4 * 3600}
FIRST_DELAY: Mapping[Kind, float] = {"queue": 0.5, "topic": 0.5, "webhook": 30, "alert": 30}


def to_queue(bus: Bus) -> Sender:
    return lambda row: bus.send(row.name, event_text(row), message_id=row.message_id)


def to_topic(bus: Bus) -> Sender:
    return lambda row: bus.broadcast(row.name, event_text(row), message_id=row.message_id)


def event_text(row: OutboxRow) -> str:
    """The row's event with its `sequence`: the row's number, which orders as text too."""
    event = CloudEvent.model_validate_json(row.body)
    return event.model_copy(update={"sequence": f"{row.id:019}"}).model_dump_json(exclude_none=True)


class Pump:
    """`wake` starts its threads where there are none; `stop` ends them. Several pumps may share an outbox."""

    def __init__(self, outbox: Outbox, senders: Mapping[Kind, Sender]) -> None:
        self._outbox = outbox
        self._senders = senders
        self._stopping = threading.Event()
        self._bus = Worker("outbox-bus", BUS, self)
        self._outside = Worker("outbox-outside", OUTSIDE, self)
        self._listener: threading.Thread | None = None
        self._starting = threading.Lock()

    def wake(self) -> None:
        with self._starting:
            if self._stopping.is_set():
                return
            if self._listener is None or not self._listener.is_alive():
                self._listener = threading.Thread(target=self._listen, name="outbox-listener", daemon=True)
                self._listener.start()
        self._bus.wake()
        self._outside.wake()

    def stop(self, seconds: float = 3.0) -> None:
        """Lets what is due be sent, for so long; the rest stays for the next pump."""
        end = time.monotonic() + seconds
        while self._listener is not None and time.monotonic() < end and self._is_due():
            time.sleep(0.05)
        self._stopping.set()
        self._bus.stop(seconds)
        self._outside.stop(seconds)
        if self._listener is not None and self._listener.is_alive():
            self._outbox.wake_listeners()
            self._listener.join(seconds)

    @property
    def stopping(self) -> bool:
        return self._stopping.is_set()

    def _is_due(self) -> bool:
        """Or in hand: claimed rows are not due to anybody else."""
        due = self.next_due([*BUS, *OUTSIDE])
        return (due is not None and due <= 0) or self._bus.busy or self._outside.busy

    def drain(self, kinds: list[Kind]) -> int:
        """Sends what is due, until nothing is; how many rows were tried."""
        tried = 0
        while not self.stopping and (rows := self._outbox.claim(kinds, BATCH)):
            tried += len(rows)
            self._send_in_order(rows) if kinds == BUS else self._send_at_once(rows)
        return tried

    def next_due(self, kinds: list[Kind]) -> float | None:
        return self._outbox.next_due(kinds)

    def _send_in_order(self, rows: list[OutboxRow]) -> None:
        """What follows a row that failed waits for it; a bus that does not answer is not asked again for each row."""
        held: set[str | None] = set()
        away = False
        for row in rows:
            if away or self.stopping or (row.lane is not None and row.lane in held):
                self._outbox.put_back(row)
            elif (failure := self._try(row)) is not None:
                held.add(row.lane)
                away = isinstance(failure, Unavailable)

    def _send_at_once(self, rows: list[OutboxRow]) -> None:
        with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="outbox-outside") as pool:
            list(pool.map(self._try, rows))

    def _try(self, row: OutboxRow) -> Exception | None:
        try:
            self._senders[row.kind](row)
        except Exception as failure:  # whatever it is, the row stays and says so
            self._failed(row, failure)
            return failure
        self._outbox.sent(row)
        return None

    def _failed(self, row: OutboxRow, failure: Exception) -> None:
        dead = isinstance(failure, InvalidRequest) or (row.kind in OUTSIDE and row.attempts >= LAST_ATTEMPT)
        text = str(failure) if isinstance(failure, AutoBuilderError) else f"{type(failure).__name__}: {failure}"
        self._outbox.failed(row, text, delay_of(row.kind, row.attempts), dead=dead)
        told = {"outbox_id": row.id, "kind": row.kind, "name": row.name, "attempt": row.attempts, "why": text}
        log.warning("outbox.dead" if dead else "outbox.failed", **told)

    def _listen(self) -> None:
        try:
            for kind in self._outbox.listen(LISTEN_SECONDS):
                if self.stopping:
                    return
                if kind is None or kind in BUS:
                    self._bus.wake()
                if kind is None or kind in OUTSIDE:
                    self._outside.wake()
        except Unavailable as lost:
            if not self.stopping:
                log.warning("outbox.listener.lost", why=str(lost))


class Worker:
    """Drains some kinds on a thread of its own, so that a slow webhook does not hold up the bus."""

    def __init__(self, name: str, kinds: list[Kind], pump: Pump) -> None:
        self._name = name
        self._kinds = kinds
        self._pump = pump
        self._woken = threading.Event()
        self._starting = threading.Lock()
        self._thread: threading.Thread | None = None
        self.busy = False

    def wake(self) -> None:
        self._woken.set()
        with self._starting:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
                self._thread.start()

    def stop(self, seconds: float) -> None:
        self._woken.set()
        if self._thread is not None and self._thread.is_alive():
            self._thread.join(seconds)

    def _run(self) -> None:
        """Ends on a failure of the database; the next `wake` starts it again."""
        while not self._pump.stopping:
            self._woken.clear()
            self.busy = True
            try:
                self._pump.drain(self._kinds)
                due = self._pump.next_due(self._kinds)
            except Exception as failure:  # a thread that ended silently would look like a hang
                log.warning("outbox.worker.failed", worker=self._name, why=str(failure).strip())
                return
            finally:
                self.busy = False
            self._woken.wait(None if due is None else max(0.05, due))


def delay_of(kind: Kind, attempts: int) -> float:
    """Seconds until the next attempt: doubled each time, between half and all of it by chance, so that what failed
    together does not come back together."""
    full = min(LONGEST_DELAY[kind], FIRST_DELAY[kind] * 2 ** (attempts - 1))
    return full * random.uniform(0.5, 1)  # noqa: S311 - no secret
