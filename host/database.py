"""Connections, named SQL and the schema of the host. Every statement lives in `sql/*.sql` under a name."""

from __future__ import annotations

import re
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from typing import Any

import psycopg
from psycopg.rows import DictRow, dict_row, scalar_row
from psycopg_pool import ConnectionPool

from shared.errors import Unavailable

type Connection = psycopg.Connection[DictRow]
type Queries = Mapping[str, bytes]

SQL = files("host") / "sql"
LOST = psycopg.OperationalError
"""What every statement raises when the server went away (a pool timeout too); the work is then done again."""


@cache
def named_queries(file: str) -> Queries:
    """The statements of `sql/<file>`, by the name in the `-- name:` line above each."""
    parts = re.split(r"^-- name: (\w+)\n", (SQL / file).read_text("utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], (text.strip().encode() for text in parts[2::2]), strict=True))


class Database:
    """A small pool on one database whose schema `host` is up to date. Safe to share between threads."""

    def __init__(self, url: str, *, max_connections: int = 12) -> None:
        self.url = url
        try:
            with psycopg.connect(url, autocommit=True) as connection:
                migrate(connection)
        except psycopg.OperationalError as failure:
            raise Unavailable(f"PostgreSQL does not answer: {failure}") from failure
        self._pool: ConnectionPool[Connection] = ConnectionPool(
            url,
            connection_class=psycopg.Connection[DictRow],
            kwargs={"autocommit": True, "row_factory": dict_row},
            min_size=1,
            max_size=max_connections,
            timeout=10,
            open=True,
        )

    @contextmanager
    def connection(self) -> Generator[Connection]:
        """A connection on which each statement is its own transaction."""
        with self._pool.connection() as connection:
            yield connection

    @contextmanager
    def transaction(self) -> Generator[Connection]:
        """A connection on which the block is one transaction, committed unless it raises."""
        with self._pool.connection() as connection, connection.transaction():
            yield connection

    def connect(self) -> Connection:
        """A connection of one's own, outside the pool: for a session lock or LISTEN. Fails fast."""
        return psycopg.Connection[DictRow].connect(self.url, autocommit=True, row_factory=dict_row, connect_timeout=5)

    def forget_connections(self) -> None:
        """Replace every pooled connection: they are dead after the server restarted."""
        self._pool.drain()

    def close(self) -> None:
        """Close the pool; blocks no longer than a second on connections in use."""
        self._pool.close(timeout=1)


def migrate(connection: psycopg.Connection[Any]) -> None:
    """Apply the numbered files of `sql/schema` that this database lacks, one host at a time."""
    queries = named_queries("schema.sql")
    wanted = sorted(entry.name for entry in (SQL / "schema").iterdir() if entry.name.endswith(".sql"))
    if _version(connection, queries) >= len(wanted):
        return
    connection.execute(queries["lock_schema"])
    try:
        connection.execute(queries["create_schema"])
        for number in range(_version(connection, queries) + 1, len(wanted) + 1):
            with connection.transaction():
                connection.execute((SQL / "schema" / wanted[number - 1]).read_bytes())
                connection.execute(queries["record_version"], {"version": number})
    finally:
        connection.execute(queries["unlock_schema"])


def _version(connection: psycopg.Connection[Any], queries: Queries) -> int:
    cursor = connection.cursor(row_factory=scalar_row)
    if not cursor.execute(queries["schema_exists"]).fetchone():
        return 0
    return cursor.execute(queries["schema_version"]).fetchone() or 0
