"""The whole story: a webhook, a run on the embedded host, a branch and a pull request on a GitHub over real HTTP."""

from collections.abc import Generator
from pathlib import Path

import pytest

from shared.models import Status
from tests.fixtures.github_app import SOURCES, World, world


@pytest.fixture
def here(database_url: str, tmp_path: Path) -> Generator[World]:
    with world(database_url, tmp_path) as found:
        yield found
        assert found.github.faults == []


def test_a_comment_starts_a_run_that_ends_in_a_pull_request(here: World) -> None:
    repo = here.github.add_repo("shop", SOURCES)
    here.install()
    assert here.say(repo, "/auto-builder migrate java=17 spring-boot=3.5").status_code == 202
    run = here.ended()
    assert run.status is Status.SUCCEEDED, run.error_message
    (pull,) = repo.open_pulls()
    assert (pull["head"], pull["base"], pull["draft"]) == ("auto-builder/spring-boot-3.5-java-17", "main", False)
    assert "Verified" in pull["body"]
