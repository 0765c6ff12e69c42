"""The connection pool, and the base of every class that runs named statements on it.

A noun gets a file of its own beside this one: a class derived from `Queries`, and its statements in `<noun>.sql`.
"""

from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from typing import Any, ClassVar, LiteralString, cast

import psycopg
from psycopg.rows import class_row, dict_row
from psycopg_pool import ConnectionPool, PoolTimeout

from shared.errors import InvalidRequest, Unavailable
from shared.store.rows import Row
from shared.store.schema import SCHEMA, migrate, url_with

Password = Callable[[], str]
Connection = psycopg.Connection[dict[str, Any]]
OPTIONS = f"-c search_path={SCHEMA} -c plan_cache_mode=force_custom_plan"
"""Filters that were left out are null parameters: a plan made for all of them at once would use no index."""


class Taken(InvalidRequest):
    """Another row has that name."""


class Database:
    """A pool of connections to the migrated schema. Open with `Database.open(url)`."""

    def __init__(self, pool: ConnectionPool[Connection]) -> None:
        self.pool = pool

    @classmethod
    def open(cls, url: str, max_connections: int = 4, password: Password | None = None) -> "Database":
        """Migrates the schema, then connects. `password` is asked for each new connection, as a token of Entra ID has
        to be; None: it is in the URL. Raises Unavailable when PostgreSQL does not answer."""
        try:
            migrate(url_with(url, password))
        except psycopg.OperationalError as error:
            raise Unavailable(f"PostgreSQL does not answer: {error}. Check AUTOBUILDER_DATABASE_URL.") from error
        fixed = {"autocommit": True, "row_factory": dict_row, "options": OPTIONS}
        pool = ConnectionPool(
            url,
            min_size=1,
            max_size=max_connections,
            kwargs=lambda: fixed | ({"password": password()} if password else {}),
            connection_class=cast(type[Connection], psycopg.Connection),
            check=cast(Any, ConnectionPool.check_connection),  # after a fail-over every one of them is dead
            open=True,
        )
        return cls(pool)

    def close(self) -> None:
        self.pool.close()

    def connect(self) -> Connection:
        """A connection outside the pool, to listen on."""
        where, options = self._place()
        return cast(Connection, psycopg.connect(where, **options))

    async def connect_async(self) -> psycopg.AsyncConnection[Any]:
        """The same for an asyncio loop."""
        where, options = self._place()
        return await psycopg.AsyncConnection.connect(where, **options)

    def _place(self) -> tuple[str, dict[str, Any]]:
        where, how = self.pool.conninfo, self.pool.kwargs
        options: dict[str, Any] = (how() if callable(how) else how) or {}
        return where() if callable(where) else where, options

    @contextmanager
    def connection(self) -> Generator[Connection]:
        """Raises Unavailable when none is free in time, or when the server is away."""
        try:
            with self.pool.connection() as connection:
                yield connection
        except (PoolTimeout, psycopg.OperationalError) as error:
            raise Unavailable(f"PostgreSQL does not answer: {error}") from error

    @contextmanager
    def transaction(self) -> Generator[Connection]:
        with self.connection() as connection, connection.transaction():
            yield connection


class Queries:
    """Named statements on a database; a subclass says in `SQL` which."""

    SQL: ClassVar[Mapping[str, str]]

    def __init__(self, database: Database) -> None:
        self.database = database

    @classmethod
    def sql(cls, name: str) -> LiteralString:
        return cast(LiteralString, cls.SQL[name])

    def execute(self, name: str, /, **values: Any) -> bool:
        """True when a row was written or returned."""
        with self.database.connection() as connection:
            return connection.execute(self.sql(name), values).rowcount > 0

    def execute_unique(self, name: str, /, **values: Any) -> bool:
        """Like `execute`. Raises Taken when another row has a value that must be unique."""
        try:
            return self.execute(name, **values)
        except psycopg.errors.UniqueViolation as error:
            raise Taken("The name is taken; choose another.") from error

    def execute_unreferenced(self, name: str, /, **values: Any) -> bool:
        """Like `execute`; False too while other rows refer to the one that should go."""
        try:
            return self.execute(name, **values)
        except psycopg.errors.ForeignKeyViolation:
            return False

    def value(self, name: str, /, **values: Any) -> Any:
        """The first column of the first row, or None."""
        with self.database.connection() as connection:
            row = connection.execute(self.sql(name), values).fetchone()
            return next(iter(row.values())) if row else None

    def one[R: Row](self, row: type[R], name: str, /, **values: Any) -> R | None:
        with self.database.connection() as connection, connection.cursor(row_factory=class_row(row)) as cursor:
            return cursor.execute(self.sql(name), values).fetchone()

    def all[R: Row](self, row: type[R], name: str, /, **values: Any) -> list[R]:
        with self.database.connection() as connection, connection.cursor(row_factory=class_row(row)) as cursor:
            return cursor.execute(self.sql(name), values).fetchall()
