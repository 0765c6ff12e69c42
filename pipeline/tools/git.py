"""The one place that starts git: no configuration but ours, no hooks, no filters, no options from input.

A clone fetches one commit into a repository beside the tree, looks at what it holds, and only then writes files. No
submodule, hook, LFS pointer or redirect is followed; links are written as links, and snapshots are without those that
lead out.
"""

import os
import re
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from pipeline.tools.archive_reader import MAX_DEPTH, SOURCE_LIMITS, SourceLimits, readable_size
from pipeline.tools.disk import DISK_FULL, all_or_nothing, remove
from pipeline.tools.git_remote import Remote, checked_ref, checked_remote, with_token
from shared.errors import AutoBuilderError, InvalidRequest, Misconfigured, Unavailable

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
_FETCHING = (
    "fetch.unpackLimit=1",
    "transfer.bundleURI=false",
    "core.bigFileThreshold=32m",
    "http.lowSpeedLimit=1000",
    "http.lowSpeedTime=60",
)
_REASONS: tuple[tuple[str, type[AutoBuilderError], str], ...] = (
    (r"couldn't find remote ref|not our ref|no such ref", InvalidRequest, "{url} has no {ref}: correct --ref."),
    (r"No space left on device", Unavailable, DISK_FULL),
    (r"Host key verification failed", Misconfigured, "The ssh host key of {url} is not known here: add it."),
    (
        r"could not read Username|Authentication failed|Permission denied|not found|does not (exist|appear)"
        r"|returned error: 40[134]|access rights",
        InvalidRequest,
        "{url} does not exist or can't be read without signing in: correct it, or clone it and give the directory.",
    ),
    (r"returned error: 30\d", InvalidRequest, "{url} redirects elsewhere: give the URL that it leads to."),
    (r"not valid: is this a git repository|dumb http", InvalidRequest, "{url} is no git repository: correct the URL."),
)
"""What git's last words mean to the person who asked; anything else may work later."""


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


def clone(
    url: str,
    ref: str | None,
    destination: Path,
    *,
    allow_private_hosts: bool = False,
    token: str | None = None,
    keep_store: bool = False,
    limits: SourceLimits = SOURCE_LIMITS,
    timeout: float = 900,
) -> str:
    """Writes the files of one commit to `destination` (no `.git`) and returns the commit's id.

    `token`: for a private repository. `keep_store` leaves the repository at `store_of(destination)`, to commit to.
    Raises InvalidRequest for a URL or ref that is refused or unknown and for too large a repository, Unavailable when
    the server does not answer, and leaves nothing behind then.
    """
    remote, wanted = checked_remote(url, allow_private_hosts=allow_private_hosts), checked_ref(ref)
    if token is not None:
        remote = with_token(remote, token)
    store = store_of(destination)
    with all_or_nothing(store, destination):
        _run(["init", "--quiet", "--bare", "--template=", str(store)])
        _fetch(remote, wanted, store, limits, timeout)
        at = _run([f"--git-dir={store}", "rev-parse", "--verify", "FETCH_HEAD^{commit}"])
        if at.code != 0:
            raise InvalidRequest(f"{wanted} of {url} is no commit: correct --ref.")
        commit = at.out.decode().strip()
        _refuse_too_large(store, commit, url, limits)
        destination.mkdir()
        work = [f"--git-dir={store}", f"--work-tree={destination}"]
        done = _run([*work, "checkout", "--quiet", "--force", "--detach", commit], timeout=timeout)
        if done.code != 0:
            raise reason_of(done.err, url, wanted)
        if not keep_store:
            remove(store)
    return commit


def store_of(destination: Path) -> Path:
    return destination.with_name(destination.name + ".git")


def _run(arguments: Sequence[str], timeout: float = 60) -> Finished:
    return run_git(arguments, timeout=timeout)


def _fetch(remote: Remote, wanted: str, store: Path, limits: SourceLimits, timeout: float) -> None:
    options = ["--quiet", "--depth=1", "--no-tags", "--no-recurse-submodules", "--no-auto-maintenance"]

    def refuse_growth() -> None:
        if _size(store) > limits.bytes:
            raise InvalidRequest(f"{remote.url} is larger than {readable_size(limits.bytes)}: that is too large.")

    try:
        done = run_git(
            [f"--git-dir={store}", "fetch", *options, "--", remote.url, wanted],
            config=(*_FETCHING, *remote.config),
            environment=remote.environment,
            timeout=timeout,
            watch=refuse_growth,
        )
    except TimeoutError as error:
        raise Unavailable(f"Cloning {remote.url} took more than {timeout:.0f} s: try again later.") from error
    if done.code != 0:
        raise reason_of(done.err, remote.url, wanted)
    refuse_growth()


def _size(directory: Path) -> int:
    total = 0
    for here, _, names in directory.walk():
        for name in names:
            try:
                total += (here / name).lstat().st_size
            except FileNotFoundError:  # git renames its temporary files
                continue
    return total


def _refuse_too_large(store: Path, commit: str, url: str, limits: SourceLimits) -> None:
    """Looks at the names and sizes in the commit before any of its files is written."""
    listing = _run([f"--git-dir={store}", "ls-tree", "-r", "-l", "-z", "--full-tree", commit], timeout=120)
    entries = [line.partition(b"\t") for line in listing.out.split(b"\0") if line]
    sizes = [head.split()[-1] for head, _, _ in entries]
    size = sum(int(text) for text in sizes if text.isdigit())
    deepest = max((path.count(b"/") for _, _, path in entries), default=0)
    if size > limits.bytes or len(entries) > limits.entries or deepest > MAX_DEPTH:
        raise InvalidRequest(
            f"{url} is too large: more than {readable_size(limits.bytes)}, {limits.entries:,} files or "
            f"{MAX_DEPTH} nested directories."
        )


def reason_of(stderr: str, url: str, ref: str) -> AutoBuilderError:
    for pattern, kind, sentence in _REASONS:
        if re.search(pattern, stderr):
            return kind(sentence.format(url=url, ref=ref))
    words = [line for line in stderr.splitlines() if line.startswith(("fatal:", "error:"))] or [stderr.strip()]
    last = "".join(c for c in words[-1] if c.isprintable())[:300]
    return Unavailable(f"{url} could not be cloned ({last}): try again later.")
