"""The webhook's door, and what becomes of a delivery when the queue brings it back; GitHub is asked over real HTTP."""

import hashlib
import hmac
import json
import uuid
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

from pipeline.delivery import github_events, github_webhook
from shared.errors import Unavailable
from shared.events import RUN_REQUESTS_QUEUE, RunRequest
from shared.store.github import KnownRepository
from tests.fixtures.github_app import (
    SECRET,
    SOURCES,
    World,
    comment_payload,
    installation_payload,
    push_payload,
    world,
)
from tests.peers.github import Repo
from tests.peers.github.state import INSTALLATION


@pytest.fixture
def here(database_url: str, tmp_path: Path) -> Generator[World]:
    with world(database_url, tmp_path, host=False) as found:
        yield found
        assert found.github.faults == []


@pytest.fixture
def repo(here: World) -> Repo:
    repo = here.github.add_repo("shop", SOURCES)
    here.known(repo)
    return repo


def requested(here: World) -> list[RunRequest]:
    """What runs were asked for, oldest first."""
    here.listen()
    return [RunRequest.model_validate_json(run.request) for run in reversed(here.runs())]


# The door


def raw(here: World, body: bytes, **headers: str) -> Any:
    return here.door.post("/api/v1/webhooks/github", content=body, headers=headers)


def test_nothing_is_read_of_what_is_not_signed(here: World) -> None:
    assert here.post("push", installation_payload_as_push(here), secret="wrong").status_code == 401
    json_type = {"content-type": "application/json"}
    assert raw(here, b"no json at all", **json_type).status_code == 401
    headers = {b"content-type": b"application/json", b"x-hub-signature-256": b"sha256=\xc3\xa9"}
    assert here.door.post("/api/v1/webhooks/github", content=b"{}", headers=headers).status_code == 401
    assert here.bus.peek(RUN_REQUESTS_QUEUE) == []


def installation_payload_as_push(here: World) -> dict[str, Any]:
    repo = here.github.add_repo("shop", SOURCES)
    return push_payload(repo, repo.branches()["main"], "main")


def test_too_much_and_what_is_no_json_is_refused(here: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("functions.api.github.MAX_BODY_BYTES", 1000)
    refused = raw(here, b"x" * 1001, **{"content-type": "application/json"})
    assert (refused.status_code, refused.headers["content-type"]) == (413, "application/problem+json")
    assert raw(here, b"payload=x", **{"content-type": "application/x-www-form-urlencoded"}).status_code == 415


def test_without_a_secret_webhooks_are_off(database_url: str, tmp_path: Path) -> None:
    with world(database_url, tmp_path, host=False, github_webhook_secret=None) as here:
        assert raw(here, b"{}", **{"content-type": "application/json"}).status_code == 503


def test_a_delivery_that_comes_twice_is_handled_once(here: World, repo: Repo) -> None:
    delivery, payload = str(uuid.uuid4()), comment_payload(repo, "/auto-builder migrate", "octocat", 5)
    assert here.post("issue_comment", payload, delivery=delivery).json() == {"status": "accepted"}
    assert here.post("issue_comment", payload, delivery=delivery).json() == {"status": "known"}
    assert len(here.bus.peek(RUN_REQUESTS_QUEUE)) == 1
    assert len(requested(here)) == 1


def test_a_delivery_is_answered_before_github_is_asked_anything(here: World, repo: Repo) -> None:
    """So that the answer comes in time however slow GitHub is; the work waits in the queue."""
    here.github.unwell = 1000
    assert here.say(repo, "/auto-builder migrate").status_code == 202
    assert here.push(repo, repo.branches()["main"]).status_code == 202
    assert here.github.requests == []
    assert len(here.bus.peek(RUN_REQUESTS_QUEUE)) == 2


def test_a_crash_between_row_and_message_loses_nothing(
    here: World, repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object) -> None:
        raise Unavailable("the bus is gone")

    with monkeypatch.context() as patched:
        patched.setattr(github_events, "publish", crash)
        with pytest.raises(Unavailable):
            here.say(repo, "/auto-builder migrate")
    assert here.bus.peek(RUN_REQUESTS_QUEUE) == []
    monkeypatch.setattr(github_events, "UNSENT_SECONDS", 0)
    github_events.sweep_deliveries(here.services)
    github_events.sweep_deliveries(here.services)
    assert len(here.bus.peek(RUN_REQUESTS_QUEUE)) == 1


def test_events_that_ask_for_nothing_are_ignored(here: World, repo: Repo) -> None:
    main = repo.branches()["main"]
    ours = push_payload(repo, main, f"{github_webhook.BRANCH_PREFIX}spring-boot-3.5-java-17")
    tag = {**push_payload(repo, main, "main"), "ref": "refs/tags/v1"}
    gone = {**push_payload(repo, "0" * 40, "main"), "deleted": True}
    assert [here.post("push", payload).json() for payload in (ours, tag, gone)] == [{"status": "ignored"}] * 3
    assert here.say(repo, "nice work").json() == {"status": "ignored"}
    assert here.say(repo, "/auto-builder migrate", kind="Bot").json() == {"status": "ignored"}
    assert here.bus.peek(RUN_REQUESTS_QUEUE) == []


def test_a_signed_body_that_github_would_not_send_is_refused(here: World) -> None:
    body = json.dumps({"ref": 1}).encode()
    signature = "sha256=" + hmac.new(SECRET.encode(), body, hashlib.sha256).hexdigest()
    headers = {"content-type": "application/json", "x-github-event": "push", "x-hub-signature-256": signature}
    assert raw(here, body, **headers, **{"x-github-delivery": "12345678-1"}).status_code == 422
    assert raw(here, body, **headers, **{"x-github-delivery": "../../etc"}).status_code == 422


# Comments


def test_a_writers_comment_starts_a_run_of_the_default_branch(here: World, repo: Repo) -> None:
    here.say(repo, "Please:\n/auto-builder migrate java=17 spring-boot=3.4")
    (request,) = requested(here)
    assert request.git and request.git.ref == repo.branches()["main"]
    assert (request.requester, request.target.boot_line) == ("github:octocat", (3, 4))
    assert request.options.deliver == "pull_request"
    assert repo.reactions == [{"comment": 77, "content": "eyes"}]


@pytest.mark.parametrize("sender", ["reader", "stranger"])
def test_others_start_nothing(here: World, repo: Repo, sender: str) -> None:
    repo.permissions["stranger"] = "none"
    here.say(repo, "/auto-builder migrate", sender)
    assert requested(here) == []
    assert [reaction["content"] for reaction in repo.reactions] == ["-1"]
    assert repo.comments == []


def test_a_wrong_command_is_answered_with_how_it_is_written(here: World, repo: Repo) -> None:
    here.say(repo, "/auto-builder migrate java=5 @all")
    assert requested(here) == []
    assert "`/auto-builder migrate java=17 spring-boot=3.5`" in repo.comments[0]["body"]
    here.say(repo, "/auto-builder migrate branch=nowhere")
    here.listen()
    assert "There is no branch 'nowhere'" in repo.comments[1]["body"]


def test_on_a_pull_request_its_own_branch_is_meant(here: World, repo: Repo) -> None:
    head = repo.commit("feature", {"README.md": "# Feature\n"})
    repo.pulls.append({"number": 1, "state": "open", "draft": False, "title": "f", "head": "feature", "base": "main"})
    repo.pulls[0]["from"] = repo.id
    here.say(repo, "/auto-builder migrate", issue=1, pull_request=True)
    (request,) = requested(here)
    assert request.git and request.git.ref == head


def test_a_fork_is_refused(here: World, repo: Repo) -> None:
    repo.commit("feature", {"README.md": "# Feature\n"})
    fork = {"number": 1, "state": "open", "draft": False, "title": "f", "head": "feature", "base": "main", "from": 4242}
    repo.pulls.append(fork)
    here.say(repo, "/auto-builder migrate", issue=1, pull_request=True)
    assert requested(here) == []
    assert "fork" in repo.comments[0]["body"]


def test_asking_for_what_is_under_way_is_answered_so(here: World, repo: Repo) -> None:
    here.say(repo, "/auto-builder migrate")
    here.say(repo, "/auto-builder migrate")
    assert len(requested(here)) == 1
    assert repo.comments[0]["body"] == "That migration is already under way."


# Pushes


def test_a_push_to_a_watched_branch_starts_a_run_that_replaces_an_older_one(here: World, repo: Repo) -> None:
    here.push(repo, repo.branches()["main"])
    assert requested(here) == [], "nobody watches it yet"
    here.say(repo, "/auto-builder watch spring-boot=3.5")
    here.listen()
    first = repo.commit("main", {"README.md": "1"})
    here.push(repo, first)
    second = repo.commit("main", {"README.md": "2"})
    here.push(repo, second)
    here.push(repo, first)
    assert [request.git.ref for request in requested(here) if request.git] == [second], "the first is no longer there"

    third = repo.commit("main", {"README.md": "3"})
    here.push(repo, third)
    (older,) = here.listen()
    assert here.delivered(older).commit_id == second
    here.say(repo, "/auto-builder unwatch")
    here.push(repo, repo.commit("main", {"README.md": "4"}))
    assert len(requested(here)) == 2


# Installations


def test_an_installation_makes_a_group_and_its_projects(here: World) -> None:
    repo = here.github.add_repo("shop", SOURCES)
    with here.services.store.transaction() as connection:
        connection.execute("INSERT INTO groups (name) VALUES ('github/acme')")
    here.post("installation", installation_payload())
    here.listen()
    row = here.store.repository(repo.id)
    assert row and row.usable and row.project_id
    with here.services.store.transaction() as connection:
        found = connection.execute(
            "SELECT projects.name, git_url, groups.name AS group_name FROM projects JOIN groups ON groups.id = group_id"
        ).fetchall()
    assert found == [{"name": "shop", "git_url": here.git_url(repo), "group_name": "github/acme-2"}], (
        "a group that people made under that name is not taken"
    )

    here.github.installed = False
    here.post("installation", installation_payload("created"))
    here.listen()
    assert here.store.account_of_installation(INSTALLATION) is None
    here.github.installed = True
    here.post("installation", installation_payload())
    here.listen()
    again = here.store.repository(repo.id)
    assert again and again.project_id == row.project_id


def test_a_repository_that_moved_to_another_account_leaves_its_project(here: World, repo: Repo) -> None:
    before = here.store.repository(repo.id)
    moved = KnownRepository(repo.id, "other/shop", "main", "http://127.0.0.1/other/shop.git")
    here.store.set_installation(8, "other", 100, [moved])
    after = here.store.repository(repo.id)
    assert before and after and after.project_id != before.project_id and after.group_id != before.group_id


def test_github_that_does_not_answer_leaves_the_delivery_in_the_queue(here: World, repo: Repo) -> None:
    here.say(repo, "/auto-builder migrate")
    here.github.unwell = 3
    with pytest.raises(Unavailable):
        here.listen()
    (message,) = here.bus.peek(RUN_REQUESTS_QUEUE)
    assert message.delivery_count == 1
    assert here.runs() == []
