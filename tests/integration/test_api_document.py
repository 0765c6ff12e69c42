"""The OpenAPI document: written down as it is, and true, which schemathesis tries to refute."""

from collections.abc import Generator
from typing import Any

import psycopg
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance, unsupported_method
from starlette.types import ASGIApp, Receive, Scope, Send

from functions.api.application import plain_app
from scripts.write_openapi import PLACE, document_text
from tests.fixtures.api import Door, finished, open_door

EXAMPLES = 4
WIDE_OPEN: dict[str, Any] = {"api_requests_per_second": 1e6, "api_burst": 1e6, "allow_private_webhooks": True}
"""No limits, and no name of a webhook's host is looked up."""


@pytest.fixture(scope="module")
def door(postgres: str, tmp_path_factory: pytest.TempPathFactory) -> Generator[Door]:
    """One installation for all examples: what they leave is found by those that follow."""
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute("CREATE DATABASE document")
    home = tmp_path_factory.mktemp("home")
    url = postgres.replace("/postgres?", "/document?")
    with open_door(url, home, **WIDE_OPEN) as opened:
        finished(opened, opened.group("shop", vi="viewer"))
        yield opened


def test_the_written_document_is_the_current_one() -> None:
    assert PLACE.read_text(encoding="utf-8") == document_text(), "run python -m scripts.write_openapi"


class Behind:
    """The app that is asked: at first one that knows its document alone, then the door's."""

    app: ASGIApp = plain_app()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.app(scope, receive, send)


asked = Behind()
schema = schemathesis.openapi.from_asgi("/openapi.json", asked)
"""Read at once, so that each operation is a test of its own."""


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
    """Left out are `positive_data_acceptance`, as a git URL may be well formed and still be refused, and
    `unsupported_method`, which asks seven times as much and which `test_other_methods` covers."""
    asked.app = door.app
    token = door.token("schemathesis", admin=True)
    case.call_and_validate(
        headers={"Authorization": f"Bearer {token}"}, excluded_checks=[positive_data_acceptance, unsupported_method]
    )


def test_other_methods_are_told_which_there_are(door: Door) -> None:
    answer = door.caller("vi").put("/api/v1/runs", json={})
    assert (answer.status_code, answer.headers["content-type"]) == (405, "application/problem+json")
    assert "GET" in answer.headers["allow"]
