"""The embedded server: shared, re-attached to, stopped by the last to leave, started over what a crash left."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from host.database import Database
from host.host import Host
from host.model import Status
from host.postgres import EmbeddedPostgres, database_url
from shared.errors import Misconfigured, Unavailable

ROOT = Path(__file__).parent.parent.parent
SAMPLE = ROOT / "tests" / "fixtures" / "sample_app"

OTHER = """
import sys
from pathlib import Path
from host.postgres import database_url
with database_url(None, Path(sys.argv[1])) as url:
    print(url, flush=True)
    sys.stdin.readline()
"""


def other_process(home: Path) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [sys.executable, "-c", OTHER, str(home)],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One data directory for all tests of this file: making one takes seconds."""
    return tmp_path_factory.mktemp("home") / "x"


def wait_for(condition: Callable[[], object], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)


def kill_postmaster(home: Path) -> None:
    os.kill(int((home / "postgres" / "postmaster.pid").read_text().split()[0]), 9)


def answers(url: str) -> bool:
    try:
        psycopg.connect(url, connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True


def test_a_configured_url_is_used_as_it_is(tmp_path: Path):
    with database_url("postgresql://elsewhere/db", tmp_path) as url:
        assert url == "postgresql://elsewhere/db"
    assert list(tmp_path.iterdir()) == []


def test_a_path_that_the_tools_misread_is_refused(tmp_path: Path):
    with pytest.raises(Misconfigured, match="a space"), database_url(None, tmp_path / "with space"):
        pass


def test_processes_share_the_server_and_the_last_one_stops_it(home: Path):
    with database_url(None, home) as url:
        killed, other = other_process(home), other_process(home)
        assert killed.stdout and other.stdout
        assert killed.stdout.readline().strip() == other.stdout.readline().strip() == url
        killed.kill()  # it stays on the wheel's list
        killed.communicate()
    assert answers(url)
    _, errors = other.communicate("\n")
    assert errors == ""  # no warning of the wheel either
    assert not answers(url)


def test_a_stale_pid_file_of_another_program_is_no_server(home: Path):
    with database_url(None, home):
        pid_file = home / "postgres" / "postmaster.pid"
        lines = pid_file.read_text().splitlines()
    pid_file.write_text("\n".join([str(os.getpid()), *lines[1:]]) + "\n")
    with database_url(None, home) as url:
        assert answers(url)


def test_the_host_outlives_a_crash_of_its_database(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    journal = tmp_path / "journal"
    journal.touch()
    monkeypatch.setenv("SAMPLE_JOURNAL", str(journal))
    settings = {"EVENTS_QUEUE": "events"}
    with EmbeddedPostgres(home / "postgres") as server:
        revive = server.ensure_running
        with Host(SAMPLE, server.url, settings=settings, timer_triggers=False, revive=revive) as host:
            host.client.start("pipeline", "p", json.dumps(json.dumps({"steps": 3, "seconds": 0.4})))
            wait_for(lambda: "begin p 1" in journal.read_text())
            kill_postmaster(home)
            wait_for(lambda: not host.leads)
            wait_for(lambda: host.leads)
            wait_for(lambda: (found := host.client.get("p")) and found.status is Status.COMPLETED)
    begun = [line for line in journal.read_text().splitlines() if line.startswith("begin")]
    assert sorted(set(begun)) == ["begin p 0", "begin p 1", "begin p 2"]
    assert begun.count("begin p 0") == 1


def test_a_database_that_is_away_is_unavailable(tmp_path: Path):
    with pytest.raises(Unavailable, match="does not answer"):
        Database(f"postgresql://x@/x?host={tmp_path}")
