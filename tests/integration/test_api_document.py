"""The OpenAPI document: written down as it is, and true, which schemathesis tries to refute."""

from collections.abc import Generator
from typing import Any

import psycopg
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from scripts.write_openapi import PLACE, document_text
from tests.fixtures.api import Door, finished, open_door

EXAMPLES = 8


@pytest.fixture(scope="module")
def door(postgres: str, tmp_path_factory: pytest.TempPathFactory) -> Generator[Door]:
    """One installation for all examples: what they leave is found by those that follow."""
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute("CREATE DATABASE document")
    home = tmp_path_factory.mktemp("home")
    url = postgres.replace("/postgres?", "/document?")
    with open_door(url, home, api_requests_per_second=1e6, api_burst=1e6) as opened:
        finished(opened, opened.group("shop", vi="viewer"))
        yield opened


def test_the_written_document_is_the_current_one() -> None:
    assert PLACE.read_text(encoding="utf-8") == document_text(), "run python -m scripts.write_openapi"


@pytest.fixture(scope="module")
def document(door: Door) -> Any:
    """As its readers get it. Nothing here is left to chance: the examples are the same each time."""
    return schemathesis.openapi.from_asgi("/openapi.json", door.app)


schema = schemathesis.pytest.from_fixture("document")


@schema.parametrize()
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_every_answer_is_as_the_document_says(case: schemathesis.Case, door: Door) -> None:
    """`positive_data_acceptance` is left out: a git URL or a fixer's name may be well formed and still be refused."""
    token = door.token("schemathesis", admin=True)
    case.call_and_validate(headers={"authorization": f"Bearer {token}"}, excluded_checks=[positive_data_acceptance])
