"""Runs one tool's process: clean environment, every line to the log at once, what the kernel counted, a hard end.

The process stays in the caller's session and group, so that ending the build ends it too. Whatever it leaves behind
(a server that a test started, a forked JVM) is found by a mark in its environment and killed.
"""

import contextlib
import os
import re
import resource
import selectors
import subprocess
import time
import uuid
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from shared.errors import Misconfigured
from shared.models import ToolUse

Log = Callable[[str], None]

LINE_BYTES = 64 * 1024
CUT = " [... cut]"
HEAD_BYTES = 8 * 1024 * 1024
TAIL_BYTES = 24 * 1024 * 1024
POLL_SECONDS = 0.25
PIPE_CHUNKS = 32
MARK = "AUTOBUILDER_TOOL_RUN"
ANSI = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\-_])")


@dataclass(frozen=True)
class ToolRun:
    """How a tool's process ended. `exit_code` is negative when a signal ended it, like subprocess's."""

    name: str
    exit_code: int
    seconds: float
    cpu_seconds: float
    """User and system time of the process and of its children that it waited for."""
    peak_memory_bytes: int
    """Largest resident set of any one process among them (getrusage has no sum)."""
    lines: tuple[str, ...]
    """Output without ANSI codes; head and tail when it was longer than HEAD_BYTES + TAIL_BYTES."""
    timed_out: bool = False

    @property
    def passed(self) -> bool:
        return self.exit_code == 0 and not self.timed_out

    @property
    def killed(self) -> bool:
        """By SIGKILL, and not by us: the kernel's out-of-memory killer, or an operator."""
        return not self.timed_out and self.exit_code in (-9, 137)

    @property
    def use(self) -> ToolUse:
        return ToolUse(
            name=self.name,
            seconds=round(self.seconds, 2),
            cpu_seconds=round(self.cpu_seconds, 2),
            exit_code=self.exit_code,
        )


def run_tool(
    argv: Sequence[str | Path],
    *,
    name: str,
    cwd: Path,
    env: Mapping[str, str],
    log: Log,
    timeout: float,
    until: Callable[[], bool] = lambda: False,
) -> ToolRun:
    """Runs `argv` with exactly `env`; stdout and stderr together, invalid UTF-8 replaced, long lines cut.

    After `timeout` seconds, or as soon as `until` says so, it and all that it started are killed. Raises Misconfigured
    when it can't be started.
    """
    started, mark = time.monotonic(), uuid.uuid4().hex
    child = _start(argv, cwd, {**env, MARK: mark})
    output = _Output(log)
    try:
        status, usage, timed_out = _follow(child, output, started + timeout, mark, until)
    finally:
        _kill_family(mark)
        if child.stdout:
            child.stdout.close()
    output.close()
    child.returncode = os.waitstatus_to_exitcode(status)
    return ToolRun(
        name=name,
        exit_code=child.returncode,
        seconds=time.monotonic() - started,
        cpu_seconds=usage.ru_utime + usage.ru_stime,
        peak_memory_bytes=usage.ru_maxrss * 1024,
        lines=output.kept.lines(),
        timed_out=timed_out,
    )


def _start(argv: Sequence[str | Path], cwd: Path, env: Mapping[str, str]) -> "subprocess.Popen[bytes]":
    try:
        return subprocess.Popen(
            [str(word) for word in argv],
            cwd=cwd,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            bufsize=0,
        )
    except OSError as error:
        raise Misconfigured(f"The tool {argv[0]} can't be started: {error.strerror}.") from error


def _follow(
    child: "subprocess.Popen[bytes]", output: "_Output", deadline: float, mark: str, until: Callable[[], bool]
) -> tuple[int, resource.struct_rusage, bool]:
    """Reads until the process has ended (not until its output closes: something it left behind may hold that)."""
    assert child.stdout is not None
    timed_out, more = False, True
    with selectors.DefaultSelector() as selector:
        selector.register(child.stdout, selectors.EVENT_READ)
        while True:
            pid, status, usage = os.wait4(child.pid, os.WNOHANG)
            if pid:
                _read(child.stdout.fileno(), selector, output, 0)
                return status, usage, timed_out
            if more:
                more = _read(child.stdout.fileno(), selector, output, POLL_SECONDS)
            else:
                time.sleep(0.01)
            if not timed_out and time.monotonic() > deadline:
                timed_out = True
                _kill_family(mark)
            elif until():
                _kill_family(mark)


def _read(descriptor: int, selector: selectors.BaseSelector, output: "_Output", wait: float) -> bool:
    """Feeds what is there, a pipe's capacity at most. False when the output has been closed."""
    for _ in range(PIPE_CHUNKS):
        if not selector.select(wait):
            return True
        chunk = os.read(descriptor, LINE_BYTES)
        if not chunk:
            return False
        output.feed(chunk)
    return True


def _kill_family(mark: str) -> None:
    """Kills every process that carries the mark, until none is left."""
    for _ in range(100):
        family = [process for process in psutil.process_iter() if _carries(process, mark)]
        for process in family:
            with contextlib.suppress(psutil.Error):
                process.kill()
        if not family:
            return
        time.sleep(0.02)


def _carries(process: psutil.Process, mark: str) -> bool:
    try:
        return process.status() != psutil.STATUS_ZOMBIE and process.environ().get(MARK) == mark
    except (psutil.Error, OSError):
        return False


@dataclass
class _Output:
    """Splits a byte stream into lines for the log and for parsing."""

    log: Log
    kept: "Kept" = field(default_factory=lambda: Kept())
    _line: bytearray = field(default_factory=bytearray)
    _cut: bool = False

    def feed(self, chunk: bytes) -> None:
        *complete, rest = chunk.split(b"\n")
        for part in complete:
            self._extend(part)
            self._emit()
        self._extend(rest)

    def close(self) -> None:
        if self._line or self._cut:
            self._emit()

    def _extend(self, part: bytes) -> None:
        room = LINE_BYTES - len(self._line)
        self._line += part[:room]
        self._cut = self._cut or len(part) > room

    def _emit(self) -> None:
        text = self._line.decode("utf-8", "replace").rstrip("\r").replace("\0", "�") + (CUT if self._cut else "")
        self._line, self._cut = bytearray(), False
        self.log(text)
        self.kept.add(ANSI.sub("", text))


class Kept:
    """The first HEAD_BYTES and the last TAIL_BYTES of the lines: errors stand at either end of a log."""

    def __init__(self, head_bytes: int = HEAD_BYTES, tail_bytes: int = TAIL_BYTES) -> None:
        self._head: list[str] = []
        self._tail: deque[str] = deque()
        self._head_room = head_bytes
        self._tail_room = tail_bytes
        self._dropped = 0

    def add(self, line: str) -> None:
        if self._head_room > 0:
            self._head.append(line)
            self._head_room -= len(line) + 1
            return
        self._tail.append(line)
        self._tail_room -= len(line) + 1
        while self._tail_room < 0:
            self._tail_room += len(self._tail.popleft()) + 1
            self._dropped += 1

    def lines(self) -> tuple[str, ...]:
        gap = (f"[... {self._dropped} lines left out]",) if self._dropped else ()
        return (*self._head, *gap, *self._tail)
