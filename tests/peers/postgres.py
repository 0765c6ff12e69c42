"""PostgreSQL over TLS on loopback, from the machine's own packages, whose role's password an identity peer changes.

Azure's PostgreSQL checks a token of Entra ID as a password; here each token that is issued becomes the password, and
the one before it is refused from then on.
"""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from tests.peers.tls import Tls, make_tls

ROLE = "auto-builder"
HBA = "local all all trust\nhostssl all all all scram-sha-256\nhostnossl all all all reject\n"


@dataclass(frozen=True)
class TlsPostgres:
    port: int
    directory: Path
    """Of its unix socket too, where the superuser comes in without a password."""
    tls: Tls

    def url(self, host: str = "localhost", mode: str = "verify-full", ca: Path | None = None) -> str:
        options = f"sslmode={mode}&sslrootcert={ca or self.tls.ca}&connect_timeout=10"
        return f"postgresql://{ROLE}@{host}:{self.port}/autobuilder?{options}"

    def set_password(self, password: str) -> None:
        self._execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(ROLE), sql.Literal(password)))

    def end_connections(self) -> None:
        """As a fail-over does."""
        self._execute(sql.SQL("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = {}").format(ROLE))

    def prepare(self) -> None:
        role = sql.Identifier(ROLE)
        self._execute(sql.SQL("CREATE ROLE {} LOGIN").format(role))
        self._execute(sql.SQL("CREATE DATABASE autobuilder OWNER {}").format(role))

    def _execute(self, statement: sql.Composed) -> None:
        place = f"host={self.directory} port={self.port} user=postgres dbname=postgres"
        with psycopg.connect(place, autocommit=True) as connection:
            connection.execute(statement)


def programs() -> Path:
    """Skips the test where PostgreSQL is not installed: the wheel of the embedded one knows no TLS."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb")) or [Path(shutil.which("initdb") or "")]
    if found[-1] == Path():
        pytest.skip("needs PostgreSQL's server programs (Debian: postgresql)")
    return found[-1].parent


@contextmanager
def tls_postgres() -> Generator[TlsPostgres]:
    """Running for the block. Root starts it as another user, for PostgreSQL refuses to run as root."""
    binaries, user = programs(), _user()
    directory = Path(tempfile.mkdtemp(prefix="autobuilder-tls-"))
    tls = make_tls(directory / "tls", "localhost")
    _give(directory, user)
    who = {"user": user, "cwd": directory} if user else {"cwd": directory}
    data, port = directory / "data", _free_port()
    words = [binaries / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-N"]
    subprocess.run(words, check=True, capture_output=True, timeout=120, **who)
    (data / "pg_hba.conf").write_text(HBA)
    settings = {
        "ssl": "on",
        "ssl_cert_file": tls.certificate,
        "ssl_key_file": tls.key,
        "listen_addresses": "127.0.0.1",
        "port": port,
        "unix_socket_directories": directory,
        "fsync": "off",
    }
    with (data / "postgresql.conf").open("a") as file:
        file.writelines(f"{name} = '{value}'\n" for name, value in settings.items())
    control = [binaries / "pg_ctl", "-D", data, "-w", "-t", "60"]
    subprocess.run([*control, "-l", directory / "log", "start"], check=True, capture_output=True, timeout=90, **who)
    try:
        server = TlsPostgres(port, directory, tls)
        server.prepare()
        yield server
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], check=False, capture_output=True, timeout=90, **who)
        shutil.rmtree(directory, ignore_errors=True)


def _user() -> str | None:
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in known)


def _give(directory: Path, user: str | None) -> None:
    if user:
        for place in (directory, *directory.rglob("*")):
            shutil.chown(place, user)


def _free_port() -> int:
    """PostgreSQL can't be told to take any: another process may win the race for it, most unlikely."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
