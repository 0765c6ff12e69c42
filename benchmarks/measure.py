"""CPU and wall seconds of a command and everything it starts, daemons included."""

import ctypes
import os
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

PR_SET_CHILD_SUBREAPER = 36


@dataclass(frozen=True)
class Cost:
    wall: float
    cpu: float
    exit_code: int

    def __add__(self, other: "Cost") -> "Cost":
        return Cost(self.wall + other.wall, self.cpu + other.cpu, self.exit_code or other.exit_code)


def adopt_orphans() -> None:
    """Linux: a daemon that a measured command leaves (PostgreSQL) becomes our child, so its CPU is counted too."""
    if ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0:
        raise OSError("prctl(PR_SET_CHILD_SUBREAPER) failed; the CPU of daemons would be missing")


def measure(argv: list[str], cwd: Path, log: Path, environment: dict[str, str] | None = None) -> Cost:
    """Runs it to its end and until its orphans have ended. The output goes to `log`."""
    before, start = os.times(), time.monotonic()
    with log.open("ab") as sink:
        child = subprocess.Popen(argv, cwd=cwd, env=environment, stdout=sink, stderr=sink, stdin=subprocess.DEVNULL)
        exit_code = child.wait()
    wall = time.monotonic() - start
    _reap()
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Cost(wall, cpu, exit_code)


def _reap(seconds: float = 15) -> None:
    """Collects adopted orphans; one that does not end in time is left out of the count, and said so."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if os.waitpid(-1, os.WNOHANG) == (0, 0):
                time.sleep(0.05)
        except ChildProcessError:
            return
    print("warning: a process outlived its command; its CPU is not counted")
