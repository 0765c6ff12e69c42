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
    "build running",
    "baseline succeeded",
    "build succeeded",
    "verify succeeded",
    "report running",
)
MID_BUILD_SECONDS = 4
LATE = 3
"""Of the boundaries, the last so many come so close to the end that the run may have ended before the kill."""


def test_the_run_survives_a_kill_at_every_boundary(installation: Installation) -> None:
    command = ("migrate", str(ROOT / "examples" / "bookstore"), "--no-llm", "--json")
    recorded: dict[Path, int] = {}
    started: list[str] = []
    for boundary in BOUNDARIES:
        started.append(killed_at(installation, command, boundary))
        nothing_recorded_was_redone(recorded)
        recorded |= {path: path.stat().st_mtime_ns for path in finished_results(installation, boundary)}

    done = installation.run(*command)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["verification"]["passed"]
    nothing_recorded_was_redone(recorded)
    runs = json.loads(installation.run("runs", "--json").stdout)
    assert [run["attempt"] for run in runs] == [1] * len(runs)
    assert {run["status"] for run in runs} == {"succeeded"}
    in_time = started[: len(BOUNDARIES) - LATE + 1]
    assert len(set(in_time)) == 1, "it was one run all along"
    assert {run["id"] for run in runs} >= set(started), "a run that was told of is never lost"


def killed_at(installation: Installation, command: tuple[str, ...], boundary: str) -> str:
    """Starts the command, kills everything at the line that tells of the boundary (or of its step gone further), and
    returns the id of the run that was told of first."""
    process = installation.start(*command)
    assert process.stderr
    run_id = next(line.split()[1] for line in process.stderr if line.startswith("Run "))
    step, _, state = boundary.partition(" ")
    told = {boundary, f"{step} succeeded"} if state == "running" else {boundary}
    assert any(line.startswith(tuple(told)) for line in process.stderr), f"{boundary} was never reached"
    if boundary == "build running":
        time.sleep(MID_BUILD_SECONDS)
    installation.kill_everything()
    process.stderr.read()
    return run_id


def finished_results(installation: Installation, boundary: str) -> list[Path]:
    """result.json of the steps that were told to be through."""
    step, _, state = boundary.partition(" ")
    if state != "succeeded":
        return []
    return list((installation.home / "artifacts" / "runs").glob(f"*/{step}-*/result.json"))


def nothing_recorded_was_redone(recorded: dict[Path, int]) -> None:
    assert {path: path.stat().st_mtime_ns for path in recorded} == recorded
