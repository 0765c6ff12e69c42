"""The same migration of the same repository, asked for in four ways: curl, Service Bus, an agent, a comment on GitHub.

One `autobuilder serve`, which is given Service Bus and GitHub by their peers. All that happens here goes through public
doors: curl, `azure-servicebus`, an MCP client, a webhook signed as GitHub signs it. Each run's log is followed while it
grows, and each leaves the same patch and the same artifacts. docs/doors.md has the same as commands.
"""

import hashlib
import hmac
import json
import uuid
from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import anyio
import httpx2
import pytest
from azure.servicebus import ServiceBusClient, ServiceBusMessage
from mcp import Client
from mcp.client.streamable_http import streamable_http_client

from pipeline.tools.git import listed_files
from tests.e2e.conftest import ROOT, Installation
from tests.fixtures.curl import Curl, Followed, follow_run
from tests.fixtures.github_app import SECRET, comment_payload, installation_payload
from tests.fixtures.waiting import until
from tests.peers.github import Github, GithubServer, Repo
from tests.peers.github.state import APP_ID
from tests.peers.service_bus import Peer, Queue, QueueOptions, Topic

pytestmark = pytest.mark.e2e

EXAMPLE = ROOT / "examples" / "bookstore"
BRANCH = "auto-builder/spring-boot-3.5-java-17"
TARGET = {"java": 17, "spring_boot": "3.5"}
OPTIONS = {"llm": False, "deliver": "pull_request"}
"""What `/auto-builder migrate java=17 spring-boot=3.5 llm=off` wishes for."""
SAME_BYTES = ("migration.patch", "project.tar.zst")
"""The other artifacts tell of the run, its times and its id, or are jars, which hold times too."""


@dataclass(frozen=True)
class Town:
    """One Auto-Builder, and the systems around it that speak to it."""

    curl: Curl
    bus: Peer
    repo: Repo
    project: int


@pytest.fixture
def town(installation: Installation, tmp_path: Path) -> Generator[Town]:
    github = Github(tmp_path / "github")
    key = tmp_path / "app.pem"
    key.write_text(github.private_key)
    entities = [Queue("run-requests"), Queue("build-events"), Topic("run-events", {"ours": QueueOptions()})]
    with GithubServer(github) as hub, Peer(entities) as bus:
        repo = github.add_repo("bookstore", tracked(EXAMPLE))
        installation.settings |= {
            "AUTOBUILDER_SERVICE_BUS": bus.connection_string,
            "AUTOBUILDER_GITHUB_APP_ID": APP_ID,
            "AUTOBUILDER_GITHUB_PRIVATE_KEY_FILE": str(key),
            "AUTOBUILDER_GITHUB_WEBHOOK_SECRET": SECRET,
            "AUTOBUILDER_GITHUB_API_URL": hub.url,
            "AUTOBUILDER_ALLOW_PRIVATE_GIT_HOSTS": "true",
        }
        url = installation.serve()
        curl = Curl(url, (installation.home / "token").read_text())
        yield Town(curl, bus, repo, installed(curl))
        assert github.faults == []


def tracked(tree: Path) -> dict[str, str | bytes]:
    return {name: (tree / name).read_bytes() for name in listed_files(tree) or ()}


def installed(curl: Curl) -> int:
    """The App is installed on the repository, which makes it a project: its id."""
    webhook(curl, "installation", installation_payload())
    return until(lambda: [p["id"] for p in curl.get("/projects?q=bookstore")["items"]])[0]


def webhook(curl: Curl, event: str, payload: dict[str, Any]) -> None:
    body = json.dumps(payload).encode()
    signature = hmac.new(SECRET.encode(), body, hashlib.sha256).hexdigest()
    said = curl.run(
        *("-H", "Content-Type: application/json", "-H", f"X-GitHub-Event: {event}"),
        *("-H", f"X-GitHub-Delivery: {uuid.uuid4()}", "-H", f"X-Hub-Signature-256: sha256={signature}"),
        *("--data-binary", "@-", f"{curl.url}/api/v1/webhooks/github"),
        stdin=body,
    )
    assert json.loads(said)["status"] == "accepted", said


def test_four_doors_lead_to_the_same_result(town: Town) -> None:
    doors: list[Callable[[Town], str]] = [by_curl, by_service_bus, by_agent, by_comment]
    results = [result_of(town, door(town)) for door in doors]
    first = results[0]
    assert "+import jakarta.persistence" in first.patch
    for other in results[1:]:
        assert other.patch == first.patch
        assert other.names == first.names
        assert other.same_bytes == first.same_bytes
    (pull,) = town.repo.open_pulls()
    assert pull["head"] == BRANCH, "four runs, one pull request"
    assert town.repo.git("diff", "--stat", "main", BRANCH).endswith("deletions(-)")


# The doors: each returns the id of a run that it has followed to its end


def by_curl(town: Town) -> str:
    wish = {"project_id": town.project, "target": TARGET, "options": OPTIONS}
    started = town.curl.post("/runs", wish, "-H", "Idempotency-Key: monday-1")
    assert town.curl.post("/runs", wish, "-H", "Idempotency-Key: monday-1")["id"] == started["id"]
    assert_followed(follow_run(town.curl, started["id"], cut=True))
    return started["id"]


def by_service_bus(town: Town) -> str:
    run_id = uuid.uuid4().hex[:12]
    project = town.curl.get(f"/projects/{town.project}")
    data = {
        "run_id": run_id,
        "name": project["name"],
        "project_id": town.project,
        "git": {"url": project["git_url"]},
        "target": {"java": 17, "spring_boot": town.curl.get("/runs")["items"][0]["target"]["spring_boot"]},
        "options": OPTIONS,
        "requester": "billing",
    }
    event = {"specversion": "1.0", "type": "autobuilder.run.requested.v1", "source": "billing"}
    event |= {"id": f"request-{run_id}", "subject": run_id, "time": "2026-01-01T00:00:00Z", "data": data}
    with ServiceBusClient.from_connection_string(town.bus.connection_string) as client:
        with client.get_queue_sender("run-requests") as sender:
            message = ServiceBusMessage(json.dumps(event | {"datacontenttype": "application/json"}), message_id=run_id)
            sender.send_messages(message)
        until(lambda: run_id in [run["id"] for run in town.curl.get("/runs")["items"]])
        assert_followed(follow_run(town.curl, run_id))
        told = list(heard(client, run_id))
    assert [kind for kind, _ in told if "step" not in kind] == [
        "autobuilder.run.started.v1",
        "autobuilder.run.finished.v1",
    ]
    assert told[-1][1]["status"] == "succeeded"
    return run_id


def heard(client: ServiceBusClient, run_id: str) -> Generator[tuple[str, dict[str, Any]]]:
    """What the topic told of the run, to its end."""
    with client.get_subscription_receiver("run-events", "ours") as receiver:
        for message in receiver:
            event = json.loads(b"".join(message.body))
            receiver.complete_message(message)
            if event["subject"] == run_id:
                yield event["type"], event["data"]
                if event["type"] == "autobuilder.run.finished.v1":
                    return


def by_agent(town: Town) -> str:
    return anyio.run(played_by_agent, town)


async def played_by_agent(town: Town) -> str:
    """ "Migrate project 1 and tell me what is left." """
    wish = {"source": f"project:{town.project}", "llm": False, "deliver": "pull_request", "idempotency_key": "tuesday"}
    bearer = {"authorization": f"Bearer {town.curl.token}"}
    async with (
        httpx2.AsyncClient(headers=bearer, timeout=90) as http,
        Client(streamable_http_client(f"{town.curl.url}/mcp", http_client=http)) as agent,
    ):
        run_id = (await told(agent, "start_migration", **wish))["run_id"]
        tails = set[str]()
        async with anyio.create_task_group() as group:
            group.start_soon(follow_in_thread, town, run_id)
            while (state := await told(agent, "wait_for_run", run_id=run_id, seconds=3))["status"] not in FINAL:
                tails.add(state["log_tail"])
        assert len(tails) > 2, "the agent saw the log grow"
        assert (state["status"], state["verified"]) == ("succeeded", True), state
        assert await told(agent, "diagnostics", run_id=run_id) == {"problems": [], "more": 0}
        left = await told(agent, "artifacts", run_id=run_id)
        assert set(left["artifacts"]) == set(artifacts_of(town, run_id))
        diff = await told(agent, "diff", run_id=run_id)
        assert diff["patch"] == town.curl.text(f"/runs/{run_id}/artifacts/migration.patch")[: len(diff["patch"])]
        (report,) = (await agent.read_resource(f"autobuilder://runs/{run_id}/report.md")).contents
        assert "Verified" in str(report)
    return run_id


FINAL = ("succeeded", "failed", "cancelled")


async def follow_in_thread(town: Town, run_id: str) -> None:
    assert_followed(await anyio.to_thread.run_sync(follow_run, town.curl, run_id))


async def told(agent: Client, tool: str, **arguments: Any) -> Any:
    answer = await agent.call_tool(tool, arguments)
    assert not answer.is_error, answer.content
    return answer.structured_content


def by_comment(town: Town) -> str:
    words = "/auto-builder migrate java=17 spring-boot=3.5 llm=off"
    webhook(town.curl, "issue_comment", comment_payload(town.repo, words, "octocat", 5))

    def asked() -> str | None:
        return next(
            (run["id"] for run in town.curl.get("/runs")["items"] if run["requester"] == "github:octocat"), None
        )

    run_id = until(asked)
    assert_followed(follow_run(town.curl, run_id))
    until(lambda: [comment for comment in town.repo.comments if comment["body"].startswith("Verified")])
    return run_id


# What is the same


def assert_followed(followed: Followed) -> None:
    """Lines came while the run went on, each byte once, and in the end all of them."""
    assert followed.status == "succeeded", followed
    assert {"prepare", "migrate", "build"} <= {log.step for log in followed.logs}
    for log in followed.logs:
        assert log.text == log.whole, f"{log.step}: what was followed is what is stored"
        assert log.places == sorted(log.places) and log.is_seamless, log.step
    build = next(log for log in followed.logs if log.step == "build")
    assert build.first_at < followed.ended_at and len(build.places) > 1, "it came as it grew"


@dataclass(frozen=True)
class Result:
    patch: str
    names: list[str]
    same_bytes: dict[str, str]


def result_of(town: Town, run_id: str) -> Result:
    """Fetches every artifact, and checks it against its checksum."""
    run = town.curl.get(f"/runs/{run_id}")
    assert (run["verified"], run["options"]["llm"], run["options"]["deliver"]) == (True, False, "pull_request")
    assert run["target"]["java"] == 17 and run["pull_request"]
    listed = artifacts_of(town, run_id)
    for name, digest in listed.items():
        assert hashlib.sha256(town.curl.bytes(f"/runs/{run_id}/artifacts/{name}")).hexdigest() == digest, name
    patch = town.curl.text(f"/runs/{run_id}/artifacts/migration.patch")
    return Result(patch, sorted(listed), {name: listed[name] for name in SAME_BYTES})


def artifacts_of(town: Town, run_id: str) -> dict[str, str]:
    return {one["name"]: one["sha256"] for one in town.curl.get(f"/runs/{run_id}/artifacts")}
