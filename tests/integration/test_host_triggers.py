"""Timers that were missed, messages that take long, and what a stopped host leaves for the next one."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import azure.durable_functions as df
import azure.functions as func
import psycopg
import pytest

from host.bus import Bus
from host.database import Database
from host.host import Host
from host.model import Status

pytest_plugins = ["host.testing"]

SAMPLE = Path(__file__).parent.parent / "fixtures" / "sample_app"
SETTINGS = {"EVENTS_QUEUE": "events"}


@pytest.fixture
def journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    path = tmp_path / "journal"
    path.touch()
    monkeypatch.setenv("SAMPLE_JOURNAL", str(path))
    yield path


def wait_for(condition: Callable[[], object], seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.01)


def lines(journal: Path) -> list[str]:
    return journal.read_text().splitlines()


def test_a_timer_fires_on_time_and_once_past_due_after_a_gap(new_database: str, journal: Path):
    with Host(SAMPLE, new_database, settings=SETTINGS):
        wait_for(lambda: len(lines(journal)) >= 2)
    assert set(lines(journal)) == {"tick False"}
    with psycopg.connect(new_database) as connection:
        connection.execute("UPDATE host.schedules SET next_due = now() - interval '1 day'")
    seen = len(lines(journal))
    with Host(SAMPLE, new_database, settings=SETTINGS):
        wait_for(lambda: len(lines(journal)) >= seen + 2)
    assert lines(journal)[seen : seen + 2] == ["tick True", "tick False"]


def test_a_changed_schedule_was_not_missed(new_database: str, journal: Path):
    with Host(SAMPLE, new_database, settings=SETTINGS):
        wait_for(lambda: lines(journal))
    with psycopg.connect(new_database) as connection:
        connection.execute("UPDATE host.schedules SET next_due = now() - interval '1 day', expression = '0 0 0 * * *'")
    seen = len(lines(journal))
    with Host(SAMPLE, new_database, settings=SETTINGS):
        wait_for(lambda: len(lines(journal)) > seen)
    assert "tick True" not in lines(journal)


def test_a_long_function_keeps_its_message(new_database: str, tmp_path: Path):
    app = df.DFApp()
    deliveries: list[int] = []

    @app.service_bus_queue_trigger(arg_name="message", queue_name="long", connection="c")
    def long(message: func.ServiceBusMessage) -> None:
        deliveries.append(message.delivery_count)
        time.sleep(1.5)

    bus = Bus(new_database, lock_seconds=0.6)
    with Host(app, new_database, directory=tmp_path, bus=bus):
        bus.send("long", "x")
        wait_for(lambda: deliveries and not bus.counts())
    bus.close()
    assert deliveries == [1]


def test_the_next_host_takes_the_message_a_killed_one_held(new_database: str, journal: Path):
    database = Database(new_database)
    bus = Bus(database)
    bus.send("plain", "x")
    assert bus.receive("plain")  # and never settled: the holder is gone
    with Host(SAMPLE, new_database, settings=SETTINGS, timer_triggers=False):
        wait_for(lambda: "plain x None" in lines(journal), 10)
    database.close()


def test_an_activity_left_running_by_a_stop_is_run_again(new_database: str, journal: Path):
    payload = json.dumps(json.dumps({"steps": 2, "seconds": 0.6}))
    first = Host(SAMPLE, new_database, settings=SETTINGS, timer_triggers=False).start()
    first.client.start("pipeline", "p", payload)
    wait_for(lambda: lines(journal) == ["begin p 0"])
    first.stop(grace=0)
    with Host(SAMPLE, new_database, settings=SETTINGS, timer_triggers=False) as second:
        wait_for(lambda: second.client.get("p").status is Status.COMPLETED)
    assert [line for line in lines(journal) if line.startswith("begin")] == ["begin p 0", "begin p 0", "begin p 1"]


def test_a_stop_with_grace_finishes_what_runs(new_database: str, journal: Path):
    payload = json.dumps(json.dumps({"steps": 2, "seconds": 0.4}))
    first = Host(SAMPLE, new_database, settings=SETTINGS, timer_triggers=False).start()
    first.client.start("pipeline", "p", payload)
    wait_for(lambda: lines(journal) == ["begin p 0"])
    first.stop(grace=10)
    assert lines(journal) == ["begin p 0", "end p 0"]
    with Host(SAMPLE, new_database, settings=SETTINGS, timer_triggers=False) as second:
        wait_for(lambda: second.client.get("p").status is Status.COMPLETED)
    assert lines(journal) == ["begin p 0", "end p 0", "begin p 1", "end p 1"]
