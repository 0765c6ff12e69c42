"""kill -9 at random moments: everything completes, and no activity whose result was recorded is run again."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from host.bus import Bus
from host.client import HubClient
from host.database import Database
from host.host import Host
from host.model import FINAL, Instance, Status
from shared.errors import Unavailable

pytest_plugins = ["host.testing"]

ROOT = Path(__file__).parent.parent.parent
FIXTURES = ROOT / "tests" / "fixtures"
SAMPLE = FIXTURES / "sample_app"
PIPELINES, STEPS, KILLS = 12, 5, 4


@pytest.fixture
def database(new_database: str) -> Iterator[Database]:
    database = Database(new_database, max_connections=2)
    yield database
    database.close()


def wait_for(condition: Callable[[], object], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)


@contextmanager
def host_process(url: str, journal: Path) -> Iterator[subprocess.Popen[bytes]]:
    environment = {**os.environ, "SAMPLE_JOURNAL": str(journal), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(FIXTURES / "host_process.py"), str(SAMPLE), url]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def recorded(url: str) -> set[tuple[str, int]]:
    """Results in the history, as (instance, number of the step)."""
    with psycopg.connect(url) as connection:
        rows = connection.execute("SELECT payload FROM host.history WHERE kind = 'task_completed'").fetchall()
    results = (json.loads(payload).split(":") for (payload,) in rows)
    return {(run, int(number)) for run, number in results}


def begun(journal: Path) -> list[tuple[str, int]]:
    lines = journal.read_text().splitlines() if journal.exists() else []
    return [(line.split()[1], int(line.split()[2])) for line in lines if line.startswith("begin")]


def test_pipelines_survive_kills(new_database: str, database: Database, tmp_path: Path):
    journal = tmp_path / "journal"
    bus, client = Bus(database), HubClient(database)
    for number in range(PIPELINES):
        run = {"steps": STEPS, "seconds": 0.05}
        bus.send("requests", json.dumps({"name": "pipeline", "id": f"run-{number}", "input": run}))
    chance = random.Random(7)
    for _ in range(KILLS):
        safe, before = recorded(new_database), len(begun(journal))
        with host_process(new_database, journal):
            wait_for(lambda before=before: len(begun(journal)) > before)
            time.sleep(chance.uniform(0.0, 0.25))
        again = safe & set(begun(journal)[before:])
        assert not again, f"recorded, and run again: {again}"
    with host_process(new_database, journal):
        wait_for(lambda: len(client.list(["Completed"])) == PIPELINES)
    for number in range(PIPELINES):
        done = client.get(f"run-{number}")
        assert done and json.loads(done.output or "") == [f"run-{number}:{step}" for step in range(STEPS)]
    assert len(begun(journal)) >= PIPELINES * STEPS
    assert bus.dead_letters("requests") == []


def test_a_second_host_stands_by_and_takes_over(new_database: str, database: Database, tmp_path: Path):
    client = HubClient(database)
    here = Host(SAMPLE, new_database, settings={"EVENTS_QUEUE": "events"}, timer_triggers=False)
    with host_process(new_database, tmp_path / "journal") as other:
        payload = json.dumps(json.dumps({"steps": 1, "seconds": 0}))
        client.start("pipeline", "first", payload)
        wait_for(lambda: _is(client, "first", Status.COMPLETED))
        assert not here.try_acquire()
        with pytest.raises(Unavailable, match="Another host"):
            here.start()
        other.kill()
        wait_for(here.try_acquire, 10)
    with here:
        client.start("pipeline", "second", payload)
        wait_for(lambda: _is(client, "second", Status.COMPLETED))


def test_a_host_may_be_stopped_while_it_stands_by_or_starts(new_database: str):
    with Host(SAMPLE, new_database, settings={"EVENTS_QUEUE": "events"}, timer_triggers=False):
        waiting = Host(SAMPLE, new_database, settings={"EVENTS_QUEUE": "events"}, timer_triggers=False)
        thread = threading.Thread(target=waiting.run_forever)
        thread.start()
        time.sleep(0.1)
        assert not waiting.leads
        waiting.stop()
        thread.join(5)
        assert not thread.is_alive()
    for delay in (0.0, 0.01, 0.05):
        starting = Host(SAMPLE, new_database, settings={"EVENTS_QUEUE": "events"}, timer_triggers=False)
        thread = threading.Thread(target=starting.run_forever)
        thread.start()
        time.sleep(delay)
        starting.stop()
        thread.join(5)
        assert not thread.is_alive()


def _is(client: HubClient, instance_id: str, status: Status) -> bool:
    found: Instance | None = client.get(instance_id)
    if found and found.status in FINAL:
        assert found.status is status
    return found is not None and found.status is status
