"""A tool's process: its lines, its figures, and that nothing survives it."""

import sys
import time
from pathlib import Path

import psutil
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.tools.process import CUT, LINE_BYTES, Kept, ToolRun, run_tool
from shared.errors import Misconfigured

ENV = {"PATH": "/usr/bin:/bin", "TOKEN": "only this"}


def run(code: str, cwd: Path, log: list[str] | None = None, timeout: float = 20) -> ToolRun:
    lines = log if log is not None else []
    return run_tool([sys.executable, "-c", code], name="python", cwd=cwd, env=ENV, log=lines.append, timeout=timeout)


def test_streams_both_outputs_line_by_line_and_strips_ansi_only_for_parsing(tmp_path: Path) -> None:
    log: list[str] = []
    result = run(
        "import sys; print('\\x1b[1;31mERROR\\x1b[m here\\r', flush=True); sys.stderr.write('last, no newline')",
        tmp_path,
        log,
    )
    assert log == ["\x1b[1;31mERROR\x1b[m here", "last, no newline"]
    assert result.lines == ("ERROR here", "last, no newline")
    assert result.passed
    assert result.exit_code == 0


def test_replaces_invalid_utf8_and_cuts_long_lines(tmp_path: Path) -> None:
    code = f"import os; os.write(1, b'\\xff\\n' + b'x' * {LINE_BYTES + 5} + b'\\nend\\n')"
    result = run(code, tmp_path)
    assert result.lines[0] == "�"
    assert result.lines[1] == "x" * LINE_BYTES + CUT
    assert result.lines[2] == "end"


def test_gives_the_tool_only_the_environment_it_was_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_OF_THE_AGENT", "x")
    result = run("import os; print(sorted(k for k in os.environ if not k.startswith('LC_')))", tmp_path)
    assert "SECRET_OF_THE_AGENT" not in result.lines[0]
    assert "'TOKEN'" in result.lines[0]


def test_counts_cpu_and_memory_of_children_too(tmp_path: Path) -> None:
    code = (
        "import subprocess, sys; subprocess.run([sys.executable, '-c',"
        "'import time; b = bytearray(80_000_000)\\nwhile time.process_time() < 0.3: pass'])"
    )
    result = run(code, tmp_path)
    assert result.cpu_seconds >= 0.3
    assert result.peak_memory_bytes > 80_000_000


def test_a_timeout_kills_the_tool_and_its_children(tmp_path: Path) -> None:
    code = (
        "import subprocess, sys, time\n"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'], start_new_session=True)\n"
        "print(child.pid, flush=True)\n"
        "time.sleep(60)"
    )
    began = time.monotonic()
    result = run(code, tmp_path, timeout=1.0)
    assert result.timed_out
    assert not result.passed
    assert not result.killed, "our own kill is no out-of-memory"
    assert time.monotonic() - began < 10
    assert gone(int(result.lines[0]))


def test_does_not_wait_for_what_the_tool_left_running_and_ends_it(tmp_path: Path) -> None:
    code = (
        "import subprocess, sys\n"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'], start_new_session=True)\n"
        "print(child.pid, flush=True)"
    )
    began = time.monotonic()
    result = run(code, tmp_path)
    assert result.passed
    assert time.monotonic() - began < 10
    assert gone(int(result.lines[0]))


def test_an_exception_in_the_log_ends_the_tool(tmp_path: Path) -> None:
    pids: list[int] = []

    def log(line: str) -> None:
        pids.append(int(line))
        raise KeyboardInterrupt

    code = "import os, time; print(os.getpid(), flush=True); time.sleep(60)"
    with pytest.raises(KeyboardInterrupt):
        run_tool([sys.executable, "-c", code], name="python", cwd=tmp_path, env=ENV, log=log, timeout=20)
    assert gone(pids[0])


def test_a_killed_tool_is_told_from_a_failed_one(tmp_path: Path) -> None:
    assert run("import os; os.kill(os.getpid(), 9)", tmp_path).killed
    failed = run("raise SystemExit(3)", tmp_path)
    assert (failed.exit_code, failed.killed, failed.passed) == (3, False, False)


def test_a_tool_that_is_not_there_is_the_operators_matter(tmp_path: Path) -> None:
    with pytest.raises(Misconfigured, match="no-such-tool"):
        run_tool(["/no-such-tool"], name="x", cwd=tmp_path, env={}, log=print, timeout=1)


@given(st.lists(st.text(alphabet="ab", max_size=30), max_size=60))
def test_kept_lines_are_a_head_and_a_tail_within_their_bounds(lines: list[str]) -> None:
    kept = Kept(head_bytes=50, tail_bytes=100)
    for line in lines:
        kept.add(line)
    result = list(kept.lines())
    gap = next((i for i, line in enumerate(result) if line.startswith("[...")), None)
    if gap is None:
        assert result == lines
    else:
        head, tail = result[:gap], result[gap + 1 :]
        assert lines[: len(head)] == head
        assert lines[len(lines) - len(tail) :] == tail
        assert sum(len(line) + 1 for line in tail) <= 100


def gone(pid: int) -> bool:
    return not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
