"""kill -9 of everything at every step boundary and in mid-build: the same command goes on, nothing is redone."""

import json
import time
from pathlib import Path

import pytest

from tests.e2e.conftest import ROOT, Installation

pytestmark = pytest.mark.e2e

BOUNDARIES = (
    "prepare running",
    "prepare succeeded",
    "migrate succeeded",
    "baseline succeeded",
    "build running",
    "build succeeded",
    "verify running",
    "verify succeeded",
    "report running",
)
MID_BUILD_SECONDS = 4


def test_the_run_survives_a_kill_at_every_boundary(installation: Installation) -> None:
    command = ("migrate", str(ROOT / "examples" / "bookstore"), "--no-llm", "--json")
    recorded: dict[Path, int] = {}
    killed: list[str] = []
    for boundary in BOUNDARIES:
        if not reaches(installation, command, boundary):
            continue  # it was through before we looked: the next boundary kills it
        if boundary == "build running":
            time.sleep(MID_BUILD_SECONDS)
        installation.kill_everything()
        killed.append(boundary)
        nothing_recorded_was_redone(recorded)
        recorded |= {path: path.stat().st_mtime_ns for path in finished_results(installation, boundary)}

    assert len(killed) >= len(BOUNDARIES) - 2, f"only killed at {killed}"
    done = installation.run(*command)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["verification"]["passed"]
    nothing_recorded_was_redone(recorded)
    runs = json.loads(installation.run("runs", "--json").stdout)
    assert [(run["status"], run["attempt"]) for run in runs] == [("succeeded", 1)], "it was one run all along"


def reaches(installation: Installation, command: tuple[str, ...], boundary: str) -> bool:
    """Starts the command and returns at the line that tells of the boundary; False when it ended before."""
    process = installation.start(*command)
    assert process.stderr
    return any(line.startswith(boundary) for line in process.stderr)


def finished_results(installation: Installation, boundary: str) -> list[Path]:
    """result.json of the steps that were told to be through."""
    step, _, state = boundary.partition(" ")
    if state != "succeeded":
        return []
    return list((installation.home / "artifacts" / "runs").glob(f"*/{step}-*/result.json"))


def nothing_recorded_was_redone(recorded: dict[Path, int]) -> None:
    assert {path: path.stat().st_mtime_ns for path in recorded} == recorded
