"""The outbox on a real PostgreSQL: written with the decision, sent at least once, in a run's order."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Generator

import pytest

from pipeline.outbox import BUS, OUTSIDE, Pump, Sender, delay_of, event_text
from shared.errors import InvalidRequest, Unavailable
from shared.events import RUN_FINISHED, TO_RUN_REQUESTS, CloudEvent, GitSource, RunRequest
from shared.models import Status, StepName
from shared.run_events import RUN_STARTED, RUN_STEP, TO_RUN_EVENTS
from shared.store import OutboxRow, Store, Webhooks
from shared.store.outbox import Kind

PATIENCE_SECONDS = 40


@pytest.fixture
def store(database_url: str) -> Generator[Store]:
    with Store.open(database_url) as opened:
        yield opened


class Sink:
    """Stands where the bus does; `refuse` says what happens to a row."""

    def __init__(self, refuse: Callable[[OutboxRow], Exception | None] = lambda row: None) -> None:
        self.rows: list[OutboxRow] = []
        self.refuse = refuse

    def __call__(self, row: OutboxRow) -> None:
        if failure := self.refuse(row):
            raise failure
        self.rows.append(row)

    @property
    def told(self) -> list[tuple[str, str, str | None]]:
        """(destination, type, subject)."""
        events = [(row, json.loads(row.body)) for row in self.rows]
        return [(f"{row.kind}:{row.name}", event["type"], event["subject"]) for row, event in events]


def pump_of(store: Store, sink: Sender) -> Pump:
    senders: dict[Kind, Sender] = dict.fromkeys([*BUS, *OUTSIDE], sink)
    return Pump(store.outbox, senders)


def event(number: int, run_id: str = "run00001") -> CloudEvent:
    return CloudEvent(id=str(number), source="test", type=RUN_STEP, subject=run_id, data={"number": number})


def add(store: Store, *events: CloudEvent, to: str = TO_RUN_EVENTS) -> None:
    with store.transaction() as connection:
        for each in events:
            store.outbox.add(connection, to, each)


def make_due(store: Store) -> None:
    with store.transaction() as connection:
        connection.execute("UPDATE outbox SET due_at = now() WHERE dead_at IS NULL")


def waiting(store: Store) -> int:
    return sum(state.active for state in store.outbox.states())


def run(store: Store, run_id: str = "run00001") -> None:
    source = GitSource(url="https://example.org/x.git")
    store.add_run(RunRequest(run_id=run_id, name="shop", git=source, requester="me"))
    assert store.claim_queued_run(100)


def test_what_was_rolled_back_is_never_sent(store: Store) -> None:
    sink = Sink()
    with pytest.raises(RuntimeError, match="changed my mind"), store.transaction() as connection:
        store.outbox.add(connection, TO_RUN_EVENTS, event(1))
        raise RuntimeError("changed my mind")
    assert pump_of(store, sink).drain(BUS) == 0


def test_a_run_tells_of_its_start_its_steps_and_its_end_once(store: Store) -> None:
    sink = Sink()
    run(store)
    store.begin_step("run00001", StepName.PREPARE, 1, Status.WAITING, "waiting for a slot")
    store.begin_step("run00001", StepName.PREPARE, 1, Status.WAITING, "still waiting")
    store.begin_step("run00001", StepName.PREPARE, 1, Status.RUNNING)
    assert store.end_step("run00001", StepName.PREPARE, Status.FAILED, "broken")
    assert not store.end_step("run00001", StepName.PREPARE, Status.SUCCEEDED, "late")
    failure = {"step": "prepare", "kind": "build", "message": "broken", "next_action": "mend it"}
    assert store.finish_run("run00001", Status.FAILED, json.dumps(failure), "broken")
    assert not store.finish_run("run00001", Status.SUCCEEDED)
    pump_of(store, sink).drain(BUS)
    bodies = [json.loads(row.body) for row in sink.rows if row.kind == "topic"]
    assert [body["type"] for body in bodies] == [RUN_STARTED, RUN_STEP, RUN_STEP, RUN_STEP, RUN_FINISHED]
    assert [body["data"]["status"] for body in bodies[1:]] == ["waiting", "running", "failed", "failed"]
    assert bodies[0]["data"] == {"run_id": "run00001", "attempt": 1, "project": "shop", "requester": "me"}
    assert bodies[-1]["data"]["failure"] == failure
    assert sink.told[-1] == (TO_RUN_REQUESTS, RUN_FINISHED, "run00001"), "it lets the next queued run in"
    numbers = [json.loads(event_text(row))["sequence"] for row in sink.rows]
    assert numbers == sorted(numbers)


def test_a_cancelled_run_says_so(store: Store) -> None:
    sink = Sink()
    run(store)
    store.cancel_run("run00001")
    pump_of(store, sink).drain(BUS)
    assert [row.kind for row in sink.rows] == ["topic", "topic", "queue"]
    assert json.loads(sink.rows[1].body)["data"] == {"run_id": "run00001", "status": "cancelled", "failure": None}


def test_what_follows_in_a_run_waits_for_what_failed(store: Store) -> None:
    add(store, event(1), event(2), event(3, "run00002"), event(4))
    sink = Sink(lambda row: RuntimeError("not now") if row.message_id == "1" else None)
    pump = pump_of(store, sink)
    pump.drain(BUS)
    assert [row.message_id for row in sink.rows] == ["3"]
    assert pump.drain(BUS) == 0, "the later ones of the run are not due before the first"
    sink.refuse = lambda row: None
    make_due(store)
    pump.drain(BUS)
    assert [row.message_id for row in sink.rows] == ["3", "1", "2", "4"]
    assert waiting(store) == 0


def test_a_bus_that_is_away_is_asked_once_and_nothing_is_lost(store: Store) -> None:
    add(store, *[event(number, f"run0000{number}") for number in range(1, 6)])
    asked: list[str] = []

    def away(row: OutboxRow) -> Exception:
        asked.append(row.message_id)
        return Unavailable("The bus does not answer.")

    sink = Sink(away)
    [first, *_] = store.outbox.claim(BUS, 1)
    store.outbox.put_back(first)
    pump = pump_of(store, sink)
    rows = store.outbox.claim(BUS, 50)
    pump._send_in_order(rows)
    assert asked == ["1"]
    sink.refuse = lambda row: None
    make_due(store)
    pump.drain(BUS)
    assert sorted(row.message_id for row in sink.rows) == ["1", "2", "3", "4", "5"]


def test_a_pump_that_died_in_the_middle_is_followed_by_another(store: Store) -> None:
    add(store, event(1), event(2))
    assert len(store.outbox.claim(BUS, 50)) == 2  # and never heard of again
    sink = Sink()
    pump = pump_of(store, sink)
    assert pump.drain(BUS) == 0, "the lease is still good"
    make_due(store)
    pump.drain(BUS)
    assert [row.message_id for row in sink.rows] == ["1", "2"]


def test_pumps_share_the_work(store: Store) -> None:
    add(store, *[event(number, f"run{number:05}") for number in range(200)])
    sink = Sink()
    threads = [threading.Thread(target=pump_of(store, sink).drain, args=(BUS,)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(int(row.message_id) for row in sink.rows) == list(range(200))


def test_a_commit_wakes_the_pump(store: Store) -> None:
    sent = threading.Event()
    pump = pump_of(store, lambda row: sent.set())
    pump.wake()
    try:
        add(store, event(1))
        assert sent.wait(PATIENCE_SECONDS)
    finally:
        pump.stop()
    assert waiting(store) == 0


def test_a_stopping_pump_sends_what_is_due(store: Store) -> None:
    sink = Sink()
    pump = pump_of(store, sink)
    pump.wake()
    add(store, *[event(number) for number in range(20)])
    pump.stop(PATIENCE_SECONDS)
    assert [row.message_id for row in sink.rows] == [str(number) for number in range(20)]


def test_what_cannot_be_sent_is_set_aside_and_replayed(store: Store) -> None:
    add(store, event(1), event(2))
    sink = Sink(lambda row: InvalidRequest("Too large.") if row.message_id == "1" else None)
    pump = pump_of(store, sink)
    pump.drain(BUS)
    [dead] = store.outbox.dead()
    assert (dead.message_id, dead.error) == ("1", "Too large.")
    pump.drain(BUS)
    assert [row.message_id for row in sink.rows] == ["2"], "a dead row does not hold up its run"
    sink.refuse = lambda row: None
    assert store.outbox.replay(dead.id) == 1
    pump.drain(BUS)
    assert [row.message_id for row in sink.rows] == ["2", "1"]
    assert store.outbox.replay(dead.id) == 0


def test_webhooks_get_what_they_asked_for(store: Store) -> None:
    webhooks = Webhooks(store.database)
    everything = webhooks.add("https://a.example", "whsec_x", [])
    ends = webhooks.add("https://b.example", "whsec_x", [RUN_FINISHED])
    other_group = webhooks.add("https://c.example", "whsec_x", [], _other_group(store))
    off = webhooks.add("https://d.example", "whsec_x", [])
    webhooks.disable(off.id)
    run(store)
    store.finish_run("run00001", Status.SUCCEEDED)
    sink = Sink()
    pump_of(store, sink).drain(OUTSIDE)
    told = sorted((row.name, json.loads(row.body)["type"]) for row in sink.rows)
    expected = [(everything.id, RUN_STARTED), (everything.id, RUN_FINISHED), (ends.id, RUN_FINISHED)]
    assert told == sorted((str(name), kind) for name, kind in expected)
    assert str(other_group.id) not in [row.name for row in sink.rows]


def _other_group(store: Store) -> int:
    with store.transaction() as connection:
        row = connection.execute("INSERT INTO groups (name) VALUES ('other') RETURNING id").fetchone()
        assert row
        return row["id"]


def test_an_alert_is_raised_once(store: Store) -> None:
    def raised(key: str, again_after: float | None = None) -> bool:
        with store.transaction() as connection:
            return store.outbox.alert(connection, key, "Trouble", "of some kind", again_after=again_after)

    assert [raised("a"), raised("a"), raised("b")] == [True, False, True]
    assert not raised("b", again_after=3600)
    with store.transaction() as connection:
        connection.execute("UPDATE alerts SET raised_at = now() - interval '2 hours'")
    assert raised("b", again_after=3600)


def test_delays_grow_up_to_a_limit_and_differ() -> None:
    delays = [delay_of("webhook", attempt) for attempt in range(1, 15)]
    assert 15 <= delays[0] <= 30
    assert all(delay <= 4 * 3600 for delay in delays)
    assert delays[-1] >= 2 * 3600
    assert len({delay_of("queue", 1) for _ in range(20)}) > 1
