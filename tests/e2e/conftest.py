"""Running the command line as a user does: a process, a home of its own, a Maven repository that stays warm."""

import os
import signal
import subprocess
import sys
from collections.abc import Generator
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import pytest

from shared.settings import Settings

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 1200


@dataclass
class Installation:
    """One AUTOBUILDER_HOME and what runs on it."""

    home: Path
    cwd: Path
    settings: dict[str, str] = field(default_factory=dict[str, str])
    """More of the environment."""
    _started: list[subprocess.Popen[str]] = field(default_factory=list[subprocess.Popen[str]])

    @property
    def environment(self) -> dict[str, str]:
        warm = os.environ.get("AUTOBUILDER_MAVEN_REPOSITORY") or str(Settings().repository_dir)
        ours = {"AUTOBUILDER_HOME": str(self.home), "AUTOBUILDER_MAVEN_REPOSITORY": warm, "PYTHONPATH": str(ROOT)}
        return os.environ | ours | self.settings

    def serve(self) -> str:
        """Starts the service; its URL."""
        process = self.start("serve", "--port", "0", "--no-web")
        assert process.stderr
        for line in process.stderr:
            if line.startswith("Serving on "):
                return line.split()[2]
        raise AssertionError(f"serve ended with {process.wait()}")

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "cli", *arguments],
            cwd=self.cwd,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            preexec_fn=_hear_interrupts,
        )
        self._started.append(process)
        return process

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        process = self.start(*arguments)
        try:
            stdout, stderr = process.communicate(timeout=PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill_everything()
            raise
        return subprocess.CompletedProcess(arguments, process.returncode, stdout, stderr)

    def processes(self) -> list[psutil.Process]:
        """Everything of this installation: commands, builders and their tools, PostgreSQL."""
        found: dict[int, psutil.Process] = {}
        for process in psutil.process_iter(["cmdline", "status"]):
            named = any(str(self.home) in word for word in process.info["cmdline"] or ())
            if named and process.info["status"] != psutil.STATUS_ZOMBIE:
                found[process.pid] = process
                for child in _children(process):
                    found[child.pid] = child
        for started in self._started:
            if started.poll() is None:
                found[started.pid] = psutil.Process(started.pid)
        return list(found.values())

    def kill_everything(self) -> None:
        """kill -9, all at once."""
        for process in self.processes():
            try:
                os.kill(process.pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        for started in self._started:
            started.wait(timeout=10)


def _hear_interrupts() -> None:
    """A shell starts background jobs, and so all tests below one, with SIGINT ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _children(process: psutil.Process) -> list[psutil.Process]:
    try:
        return process.children(recursive=True)
    except psutil.NoSuchProcess:
        return []


@pytest.fixture
def installation(tmp_path: Path) -> Generator[Installation]:
    made = Installation(tmp_path / "home", tmp_path)
    yield made
    made.kill_everything()
