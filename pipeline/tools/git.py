"""The one place that starts git: no configuration but ours, no hooks, no filters, no options from input."""

import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from shared.errors import InvalidRequest, Misconfigured

MAX_OUTPUT = 64 << 20
"""Bytes git may print: the names of some 500,000 files. A tree can repeat itself into billions of names."""

_PASSED_ON = ("PATH", "HOME", "SSH_AUTH_SOCK", "SSL_CERT_FILE", "SSL_CERT_DIR", "GIT_SSL_CAINFO")
_PROXIES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")
_FIXED = {
    "LC_ALL": "C.UTF-8",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_LFS_SKIP_SMUDGE": "1",
}
_CONFIG = (
    "protocol.allow=never",
    "core.hooksPath=/dev/null",
    "core.fsmonitor=false",
    "core.attributesFile=/dev/null",
    "core.symlinks=true",
    "core.autocrlf=false",
    "core.askPass=",
    "credential.helper=",
    "submodule.recurse=false",
    "gc.auto=0",
    "maintenance.auto=false",
    "advice.detachedHead=false",
    "safe.directory=*",
)
"""Given on every command line, where it wins over a repository's own configuration."""


@dataclass(frozen=True)
class Finished:
    """What git came to: its exit code, stdout, and the end of stderr."""

    code: int
    out: bytes
    err: str


def run_git(
    arguments: Sequence[str],
    *,
    config: Sequence[str] = (),
    environment: dict[str, str] | None = None,
    timeout: float = 60,
    watch: Callable[[], None] = lambda: None,
) -> Finished:
    """Runs git to its end, whatever its exit code.

    `config` adds `name=value` settings. `watch` is called some ten times a second and stops git by raising.
    Raises Misconfigured without git, InvalidRequest when it prints too much, TimeoutError after `timeout` seconds.
    """
    settings = [word for setting in (*_CONFIG, *config) for word in ("-c", setting)]
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        try:
            process = subprocess.Popen(
                ["git", *settings, *arguments],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
                env=_environment() | (environment or {}),
                start_new_session=True,
            )
        except FileNotFoundError as error:
            raise Misconfigured("git is not installed: install it and start again.") from error
        try:
            _wait(process, timeout, (out, err), watch)
        finally:
            _kill(process)
        out.seek(0)
        err.seek(0)
        return Finished(process.returncode, out.read(), err.read()[-20_000:].decode("utf-8", "replace"))


def _environment() -> dict[str, str]:
    names = (*_PASSED_ON, *_PROXIES, *(name.upper() for name in _PROXIES))
    return {name: os.environ[name] for name in names if name in os.environ} | _FIXED


def _wait(
    process: subprocess.Popen[bytes], timeout: float, outputs: Sequence[IO[bytes]], watch: Callable[[], None]
) -> None:
    end = time.monotonic() + timeout
    while True:
        try:
            process.wait(0.1)
            return
        except subprocess.TimeoutExpired:
            watch()
        if any(os.fstat(output.fileno()).st_size > MAX_OUTPUT for output in outputs):
            raise InvalidRequest("The repository is too large to look at: git lists more than 64 MiB of file names.")
        if time.monotonic() > end:
            raise TimeoutError


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Ends the helpers that git started too: they are in its session."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def listed_files(root: Path) -> frozenset[str] | None:
    """Paths below `root` that are tracked or not ignored; None when `root` is in no git work tree."""
    listing = run_git(
        ["-C", str(root), "ls-files", "-co", "--exclude-standard", "-z"], environment={"GIT_NO_LAZY_FETCH": "1"}
    )
    if listing.code != 0:
        return None
    return frozenset(os.fsdecode(path) for path in listing.out.split(b"\0") if path)
