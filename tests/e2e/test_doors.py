"""One service, and the same migration through its doors: REST, the command line from afar, an agent over stdio."""

import json
import os
import sys
import time
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import anyio
import httpx2
import pytest
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client

from pipeline.tools.archive import pack_tree
from tests.e2e.conftest import ROOT, Installation

pytestmark = pytest.mark.e2e

EXAMPLE = ROOT / "examples" / "bookstore"
PATIENCE_SECONDS = 600


@dataclass(frozen=True)
class Service:
    url: str
    token: str
    installation: Installation

    def http(self) -> httpx2.Client:
        headers = {"authorization": f"Bearer {self.token}"}
        return httpx2.Client(base_url=f"{self.url}/api/v1", headers=headers, timeout=60)


@pytest.fixture
def service(installation: Installation) -> Generator[Service]:
    url = installation.serve()
    yield Service(url, (installation.home / "token").read_text(), installation)


def test_every_door_leads_to_the_same_result(service: Service, tmp_path: Path) -> None:
    by_rest = over_rest(service, tmp_path)
    by_cli = over_cli(service)
    by_agent = anyio.run(over_mcp, service)
    assert by_rest == by_cli == by_agent
    assert "jakarta.persistence" in by_rest


def over_rest(service: Service, tmp_path: Path) -> str:
    """As with curl: upload, start, follow the log while it grows, fetch the patch."""
    archive = tmp_path / "bookstore.tar.zst"
    pack_tree(EXAMPLE, archive, gitignore=True)
    with service.http() as http:
        kind = {"content-type": "application/octet-stream", "x-file-name": archive.name}
        upload = http.post("/uploads", content=archive.read_bytes(), headers=kind).raise_for_status().json()["upload"]
        wish = {"upload": upload, "name": "by-rest", "options": {"llm": False}}
        started = http.post("/runs", json=wish, headers={"idempotency-key": "by-rest"})
        assert started.status_code == 202
        place = started.headers["location"].removeprefix("/api/v1")
        kinds = followed(http, place)
        assert {"run", "step", "build"} <= kinds
        run = http.get(place).json()
        assert (run["status"], run["verified"]) == ("succeeded", True), run
        return http.get(f"{place}/artifacts/migration.patch").raise_for_status().text


def followed(http: httpx2.Client, place: str) -> set[str]:
    """Types of the run's events, until its stream ends."""
    kinds: set[str] = set()
    headers = {"accept": "text/event-stream"}
    with http.stream("GET", f"{place}/events", headers=headers, timeout=PATIENCE_SECONDS) as events:
        for line in events.iter_lines():
            kinds |= {line.removeprefix("event: ")} if line.startswith("event: ") else set()
    return kinds


def over_cli(service: Service) -> str:
    words = ("--server", service.url, "--token", service.token, "migrate", str(EXAMPLE), "--no-llm", "--json")
    done = service.installation.run(*words, "--out", "from-afar")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["verification"]["passed"]
    out = service.installation.cwd / "from-afar"
    assert (out / "project" / "pom.xml").is_file() and list((out / "logs").glob("*.log"))
    return (out / "migration.patch").read_text()


async def over_mcp(service: Service) -> str:
    """An agent: migrate this project and tell me what is left."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "AUTOBUILDER_TOKEN": service.token}
    arguments = ["-m", "cli", "--server", service.url, "mcp"]
    server = StdioServerParameters(command=sys.executable, args=arguments, env=environment)
    async with Client(stdio_client(server)) as client:
        assessed = await client.call_tool("assess", {"source": str(EXAMPLE)})
        assert assessed.structured_content and assessed.structured_content["findings"]
        started = await told(client, "start_migration", source=str(EXAMPLE), llm=False)
        end = time.monotonic() + PATIENCE_SECONDS
        while True:
            state = await told(client, "wait_for_run", run_id=started["run_id"])
            if state["status"] in ("succeeded", "failed", "cancelled"):
                break
            assert time.monotonic() < end
        assert state["verified"], state
        assert (await told(client, "diagnostics", run_id=started["run_id"]))["problems"] == []
        artifacts = (await told(client, "artifacts", run_id=started["run_id"]))["artifacts"]
        assert "migration.patch" in artifacts
    with service.http() as http:
        return http.get(f"/runs/{started['run_id']}/artifacts/migration.patch").text


async def told(client: Client, tool: str, **arguments: Any) -> Any:
    answer = await client.call_tool(tool, arguments)
    assert not answer.is_error, answer.content
    return answer.structured_content
