"""The command line in front of a server elsewhere: same words, same exit codes, over real HTTP."""

import json
import os
import subprocess
import sys
from collections.abc import Generator
from pathlib import Path

import pytest

from tests.fixtures.api import Door, finished, open_door
from tests.fixtures.web_server import serving

ROOT = Path(__file__).parents[2]
RUN = "run00000001"


@pytest.fixture
def door(database_url: str, tmp_path: Path) -> Generator[Door]:
    (tmp_path / "server").mkdir()
    with open_door(database_url, tmp_path / "server") as opened:
        yield opened


def run(url: str, token: str, *words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(ROOT), "AUTOBUILDER_TOKEN": token, "AUTOBUILDER_HOME": str(cwd / "h")}
    command = [sys.executable, "-m", "cli", "--server", url, *words]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=120)


def test_a_run_is_listed_shown_and_its_log_printed(door: Door, tmp_path: Path) -> None:
    finished(door, door.group("shop", eve="viewer"), RUN)
    token = door.token("eve")
    with serving(door.app) as url:
        listed = run(url, token, "runs", "--json", cwd=tmp_path)
        assert [row["id"] for row in json.loads(listed.stdout)] == [RUN]
        shown = run(url, token, "show", RUN, cwd=tmp_path)
        assert shown.returncode == 0 and "succeeded" in shown.stdout and "# " in shown.stdout
        log = run(url, token, "logs", RUN, "--step", "build", cwd=tmp_path)
        assert "BUILD SUCCESS" in log.stdout and "hunter2" not in log.stdout
    assert not (tmp_path / "h").exists(), "nothing is started here"


def test_exit_codes_say_who_must_act(door: Door, tmp_path: Path) -> None:
    finished(door, door.group("shop", eve="viewer"), RUN)
    eve = door.token("eve")
    with serving(door.app) as url:
        assert run(url, "no.token.here", "runs", cwd=tmp_path).returncode == 3
        assert run(url, eve, "retry", RUN, cwd=tmp_path).returncode == 3
        unknown = run(url, eve, "show", "abcdef123456", cwd=tmp_path)
        assert (unknown.returncode, unknown.stderr) == (2, "autobuilder: There is no such run.\n")
        assert run("http://git.example.org", eve, "runs", cwd=tmp_path).returncode == 2, "no token in the clear"
    gone = run(url, eve, "runs", cwd=tmp_path)
    assert gone.returncode == 4 and "does not answer" in gone.stderr
