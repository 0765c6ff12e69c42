"""The schema `autobuilder`, migrated by yoyo: plain numbered SQL in migrations/."""

import logging
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from shared.errors import Unavailable

MIGRATIONS = Path(__file__).parent / "migrations"
SCHEMA = "autobuilder"


def migrate(url: str) -> None:
    """Brings the schema up to date; safe to call at every start and from several processes at once."""
    if not _are_applied(url, {path.stem for path in MIGRATIONS.glob("*.sql")}):
        _apply(url)


def url_with(url: str, password: Callable[[], str] | None) -> str:
    """The URL or connection string with the password of now."""
    return make_conninfo(url, password=password()) if password else url


def server_version(url: str) -> int:
    """Major version of the server. Raises Unavailable when it does not answer."""
    try:
        with psycopg.connect(url, connect_timeout=5) as connection:
            return connection.info.server_version // 10000
    except psycopg.OperationalError as error:
        raise Unavailable(f"PostgreSQL does not answer: {error}") from error


def _are_applied(url: str, migrations: set[str]) -> bool:
    """One cheap look, because yoyo costs more than the rest of the start-up."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
        if connection.execute(f"SELECT to_regclass('{SCHEMA}._yoyo_migration')").fetchone() == (None,):
            return False
        query = f"SELECT migration_id FROM {SCHEMA}._yoyo_migration"  # noqa: S608 - a constant
        applied = connection.execute(query).fetchall()
        return migrations <= {row[0] for row in applied}


def _apply(url: str) -> None:
    from yoyo import get_backend, read_migrations  # pyright: ignore[reportUnknownVariableType]

    logging.getLogger("yoyo").setLevel(logging.WARNING)
    backend = get_backend(_yoyo_url(url))
    try:
        with backend.lock():
            backend.apply_migrations(backend.to_apply(read_migrations(str(MIGRATIONS))))
    finally:
        backend.connection.close()


def _yoyo_url(url: str) -> str:
    """The same server as a URL of yoyo's psycopg 3 driver, with our schema first on the search path."""
    parts = {key: str(value) for key, value in conninfo_to_dict(url).items() if value}
    user, password = parts.pop("user", ""), parts.pop("password", "")
    database, port = parts.pop("dbname", ""), parts.pop("port", "")
    host = parts.pop("host", "")
    is_socket = host.startswith("/")
    query = {**parts, "schema": SCHEMA, **({"host": host} if is_socket else {})}
    login = quote(user, safe="") + (f":{quote(password, safe='')}" if password else "")
    address = ("" if is_socket else host) + (f":{port}" if port else "")
    options = "&".join(f"{key}={quote(value, safe='/')}" for key, value in query.items())
    return f"postgresql+psycopg://{login}@{address}/{quote(database, safe='')}?{options}"
