"""The queues against a model of Service Bus: what is sent is delivered until it is settled, and only then gone."""

from __future__ import annotations

import threading
import time
from collections.abc import Generator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, multiple, rule, run_state_machine_as_test

from host.bus import Bus, QueuedMessage
from host.clock import Signal
from host.database import Database

if TYPE_CHECKING:
    from host.testing import StartDriver

pytest_plugins = ["host.testing"]

LOCK = 30.0
MAX_DELIVERY = 3
WINDOW = 100.0


class HandClock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.time = datetime(2026, 1, 1, tzinfo=UTC)

    def now(self) -> datetime:
        return self.time

    def wait(self, signal: Signal, until: datetime | None, at_most: float) -> None:
        raise AssertionError("the bus never waits")

    def move(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)


@pytest.fixture
def database(new_database: str) -> Generator[Database]:
    database = Database(new_database, max_connections=2)
    yield database
    database.close()


def make_bus(database: Database, clock: HandClock) -> Bus:
    return Bus(database, clock=clock, lock_seconds=LOCK, max_delivery=MAX_DELIVERY, duplicate_seconds=WINDOW)


class Model:
    """What one message should be like."""

    def __init__(self, key: str, visible_at: datetime) -> None:
        self.key = key
        self.visible_at = visible_at
        self.deliveries = 0
        self.dead = False
        self.token: object = None


class BusMachine(RuleBasedStateMachine):
    """Compares every answer of the bus with a model kept in memory."""

    database: Database
    held = Bundle("held")

    @initialize()
    def begin(self) -> None:
        with self.database.connection() as connection:
            connection.execute("TRUNCATE host.messages, host.message_ids")
        self.clock = HandClock()
        self.bus = make_bus(self.database, self.clock)
        self.messages: list[Model] = []
        self.seen: dict[str, datetime] = {}

    @rule(key=st.sampled_from("abcdef"), delay=st.sampled_from([0, 0, 0, 10]))
    def send(self, key: str, delay: float) -> None:
        now = self.clock.now()
        duplicate = key in self.seen and self.seen[key] + timedelta(seconds=WINDOW) > now
        assert self.bus.send("q", key, message_id=key, delay=delay) is not duplicate
        if not duplicate:
            self.seen[key] = now
            self.messages.append(Model(key, now + timedelta(seconds=delay)))

    @rule(target=held)
    def receive(self):
        now = self.clock.now()
        for each in self.messages:
            if not each.dead and each.visible_at <= now and each.deliveries >= MAX_DELIVERY:
                each.dead = True
        expected = next((m for m in self.messages if not m.dead and m.visible_at <= now), None)
        message = self.bus.receive("q")
        if expected is None:
            assert message is None
            return multiple()
        assert message is not None
        expected.deliveries += 1
        expected.visible_at = now + timedelta(seconds=LOCK)
        expected.token = message.lock_token
        assert (message.body.decode(), message.delivery_count) == (expected.key, expected.deliveries)
        return message, expected

    def owns(self, held: tuple[QueuedMessage, Model]) -> bool:
        message, model = held
        locked = model.token == message.lock_token and model.visible_at > self.clock.now()
        return locked and not model.dead and model in self.messages

    @rule(held=held)
    def complete(self, held: tuple[QueuedMessage, Model]) -> None:
        owned = self.owns(held)
        assert self.bus.complete(held[0]) is owned
        if owned:
            self.messages.remove(held[1])

    @rule(held=held)
    def abandon(self, held: tuple[QueuedMessage, Model]) -> None:
        owned = self.owns(held)
        assert self.bus.abandon(held[0], "why") is owned
        if owned:
            held[1].visible_at, held[1].token = self.clock.now(), None
            held[1].dead = held[1].deliveries >= MAX_DELIVERY

    @rule(held=held)
    def dead_letter(self, held: tuple[QueuedMessage, Model]) -> None:
        owned = self.owns(held)
        assert self.bus.dead_letter(held[0], "bad") is owned
        if owned:
            held[1].dead, held[1].token = True, None

    @rule(held=held)
    def renew(self, held: tuple[QueuedMessage, Model]) -> None:
        owned = self.owns(held)
        assert self.bus.renew(held[0]) is owned
        if owned:
            held[1].visible_at = self.clock.now() + timedelta(seconds=LOCK)

    @rule()
    def replay(self) -> None:
        dead = [each for each in self.messages if each.dead]
        assert self.bus.replay("q") == len(dead)
        for each in dead:
            each.dead, each.deliveries, each.visible_at = False, 0, self.clock.now()

    @rule(seconds=st.sampled_from([1, 10, LOCK, WINDOW]))
    def wait(self, seconds: float) -> None:
        self.clock.move(seconds)

    @rule()
    def count(self) -> None:
        dead = sum(each.dead for each in self.messages)
        expected = [(len(self.messages) - dead, dead)] if self.messages else []
        assert [(each.active, each.dead) for each in self.bus.counts()] == expected
        assert [m.body.decode() for m in self.bus.dead_letters("q")] == [m.key for m in self.messages if m.dead]
        assert self.bus.next_visible("q") == min((m.visible_at for m in self.messages if not m.dead), default=None)


def test_the_bus_behaves_like_its_model(database: Database):
    class Machine(BusMachine):
        pass

    Machine.database = database
    checks = [HealthCheck.too_slow, HealthCheck.differing_executors]
    run_state_machine_as_test(
        Machine,
        settings=settings(max_examples=40, stateful_step_count=40, deadline=None, suppress_health_check=checks),
    )


def test_a_dead_letter_says_why_and_can_be_discarded(database: Database):
    bus = make_bus(database, HandClock())
    bus.send("q", b"\x00\xff", properties={"colour": "red"}, subject="s", correlation_id="c", content_type="t")
    message = bus.receive("q")
    assert message and (message.body, message.properties, message.subject) == (b"\x00\xff", {"colour": "red"}, "s")
    for _ in range(MAX_DELIVERY - 1):
        assert bus.abandon(message, "no\0 good")
        message = bus.receive("q")
        assert message
    assert bus.abandon(message, "no\0 good")
    [dead] = bus.dead_letters("q")
    assert (dead.reason, dead.description) == ("MaxDeliveryCountExceeded", "no good")
    assert bus.discard("q", dead.sequence) == 1
    assert bus.counts() == []


def test_two_receivers_never_get_the_same_message(new_database: str):
    with_bus = Bus(new_database)
    for number in range(60):
        with_bus.send("q", str(number))
    got: list[str] = []

    def drain() -> None:
        bus = Bus(new_database)
        while message := bus.receive("q"):
            got.append(message.body.decode())
            assert bus.complete(message)
        bus.close()

    threads = [threading.Thread(target=drain) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with_bus.close()
    assert sorted(got, key=int) == [str(number) for number in range(60)]


def test_old_message_ids_are_forgotten(database: Database):
    clock = HandClock()
    bus = make_bus(database, clock)
    bus.send("q", "x", message_id="1")
    assert bus.forget_old_ids() == 0
    clock.move(WINDOW)
    assert bus.forget_old_ids() == 1
    assert bus.send("q", "x", message_id="1")


def test_a_send_from_another_bus_is_heard_within_moments(
    app_driver: StartDriver, new_database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("SAMPLE_JOURNAL", str(tmp_path / "journal"))
    app = Path(__file__).parent.parent / "fixtures" / "sample_app"
    with app_driver(app, settings={"EVENTS_QUEUE": "events"}, skip_idle=False) as run:
        other = Bus(new_database)
        run.settle()
        began = time.monotonic()
        other.send("plain", "hello", properties={"colour": "red"})
        run.until(lambda: (tmp_path / "journal").exists())
        assert time.monotonic() - began < 1
        other.close()
    assert (tmp_path / "journal").read_text() == "plain hello red\n"
