"""The connection pool, and the base of every class that runs named statements on it.

A noun gets a file of its own beside this one: a class derived from `Queries`, and its statements in `<noun>.sql`.
"""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from typing import Any, ClassVar, LiteralString, cast

import psycopg
from psycopg.rows import class_row, dict_row
from psycopg_pool import ConnectionPool

from shared.errors import Unavailable
from shared.store.rows import Row
from shared.store.schema import SCHEMA, migrate

Connection = psycopg.Connection[dict[str, Any]]


class Database:
    """A pool of connections to the migrated schema. Open with `Database.open(url)`."""

    def __init__(self, pool: ConnectionPool[Connection]) -> None:
        self.pool = pool

    @classmethod
    def open(cls, url: str, max_connections: int = 4) -> "Database":
        """Migrates the schema, then connects. Raises Unavailable when PostgreSQL does not answer."""
        try:
            migrate(url)
        except psycopg.OperationalError as error:
            raise Unavailable(f"PostgreSQL does not answer: {error}. Check AUTOBUILDER_DATABASE_URL.") from error
        pool = ConnectionPool(
            url,
            min_size=1,
            max_size=max_connections,
            kwargs={"autocommit": True, "row_factory": dict_row, "options": f"-c search_path={SCHEMA}"},
            connection_class=cast(type[Connection], psycopg.Connection),
            open=True,
        )
        return cls(pool)

    def close(self) -> None:
        self.pool.close()

    def connect(self) -> Connection:
        """A connection outside the pool, to listen on."""
        where, how = self.pool.conninfo, self.pool.kwargs
        options: dict[str, Any] = (how() if callable(how) else how) or {}
        return cast(Connection, psycopg.connect(where() if callable(where) else where, **options))

    @contextmanager
    def transaction(self) -> Generator[Connection]:
        with self.pool.connection() as connection, connection.transaction():
            yield connection


class Queries:
    """Named statements on a database; a subclass says in `SQL` which."""

    SQL: ClassVar[Mapping[str, str]]

    def __init__(self, database: Database) -> None:
        self.database = database

    @classmethod
    def sql(cls, name: str) -> LiteralString:
        return cast(LiteralString, cls.SQL[name])

    def execute(self, name: str, **values: Any) -> bool:
        """True when a row was written or returned."""
        with self.database.pool.connection() as connection:
            return connection.execute(self.sql(name), values).rowcount > 0

    def one[R: Row](self, row: type[R], name: str, **values: Any) -> R | None:
        with self.database.pool.connection() as connection, connection.cursor(row_factory=class_row(row)) as cursor:
            return cursor.execute(self.sql(name), values).fetchone()

    def all[R: Row](self, row: type[R], name: str, **values: Any) -> list[R]:
        with self.database.pool.connection() as connection, connection.cursor(row_factory=class_row(row)) as cursor:
            return cursor.execute(self.sql(name), values).fetchall()
