"""The MCP server by the SDK's own client: over HTTP behind the gate, on a real database."""

from collections.abc import AsyncGenerator, Coroutine, Generator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import anyio
import httpx2
import pytest
from mcp import Client, MCPError
from mcp.client.streamable_http import streamable_http_client

from tests.fixtures.api import Door, finished, open_door
from tests.fixtures.web_server import serving

RUN = "run00000001"


@pytest.fixture
def door(database_url: str, tmp_path: Path) -> Generator[Door]:
    with open_door(database_url, tmp_path) as opened:
        yield opened


@asynccontextmanager
async def agent(url: str, token: str) -> AsyncGenerator[Client]:
    headers = {"authorization": f"Bearer {token}"}
    async with (
        httpx2.AsyncClient(headers=headers, timeout=30) as http,
        Client(streamable_http_client(f"{url}/mcp", http_client=http)) as client,
    ):
        yield client


def play(scene: Coroutine[Any, Any, None]) -> None:
    async def played() -> None:
        await scene

    anyio.run(played)


def test_an_agent_follows_a_run_and_reads_what_it_left(door: Door) -> None:
    group = door.group("shop", eve="viewer")
    finished(door, group, RUN)

    async def scene() -> None:
        async with agent(url, door.token("eve")) as client:
            runs = await client.call_tool("list_runs", {})
            assert [run["run_id"] for run in structured(runs)["runs"]] == [RUN]
            state = structured(await client.call_tool("wait_for_run", {"run_id": RUN, "seconds": 0}))
            assert (state["status"], state["verified"]) == ("succeeded", True)
            assert {step["step"]: step["status"] for step in state["steps"]}["migrate"] == "succeeded"
            assert "hunter2" not in str(state)
            patch = structured(await client.call_tool("diff", {"run_id": RUN}))
            assert patch["whole"] and "+import jakarta.persistence.Id;" in patch["patch"]
            assert structured(await client.call_tool("diagnostics", {"run_id": RUN})) == {"problems": [], "more": 0}
            left = structured(await client.call_tool("artifacts", {"run_id": RUN}))
            assert f"autobuilder://runs/{RUN}/report.md" in left["resource_uris"]
            for uri in left["resource_uris"]:
                (content,) = (await client.read_resource(uri)).contents
                assert "shop" in str(content) or "BUILD" in str(content) or not getattr(content, "text", "")

    with serving(door.app) as url:
        play(scene())


def test_what_a_token_may_not_see_is_not_there(door: Door) -> None:
    """Case 34: another group's run, on every tool and resource."""
    finished(door, door.group("shop", eve="viewer"), RUN)
    door.group("other", mallory="admin")

    async def scene() -> None:
        async with agent(url, door.token("mallory")) as client:
            assert structured(await client.call_tool("list_runs", {}))["runs"] == []
            for tool in ("wait_for_run", "diagnostics", "diff", "artifacts", "retry_run", "cancel_run"):
                answer = await client.call_tool(tool, {"run_id": RUN})
                assert answer.is_error and "There is no such run" in str(answer.content), tool
            with pytest.raises(MCPError):
                await client.read_resource(f"autobuilder://runs/{RUN}/report.md")

    with serving(door.app) as url:
        play(scene())


def test_another_groups_project_is_no_source(door: Door) -> None:
    """Case 34: `project:ID` is the project that the token may see, or none."""
    finished(door, door.group("shop", ed="editor"), RUN)
    door.group("other", mallory="admin")
    number = door.caller("ed").get(f"/api/v1/runs/{RUN}").json()["project"]["id"]

    async def scene() -> None:
        for subject, tool in (("mallory", "start_migration"), ("mallory", "assess")):
            async with agent(url, door.token(subject)) as client:
                answer = await client.call_tool(tool, {"source": f"project:{number}"})
                assert answer.is_error and "There is no such project" in str(answer.content), tool
        async with agent(url, door.token("ed")) as client:
            wish = {"source": f"project:{number}", "deliver_failed": "draft"}
            refused = await client.call_tool("start_migration", wish)
            assert refused.is_error and "deliver=pull_request" in str(refused.content)
            started = structured(await client.call_tool("start_migration", {"source": f"project:{number}"}))
            assert started["project"] == f"shop-{RUN}"

    with serving(door.app) as url:
        play(scene())


def test_a_viewer_may_look_and_not_touch(door: Door) -> None:
    finished(door, door.group("shop", eve="viewer"), RUN)

    async def scene() -> None:
        async with agent(url, door.token("eve")) as client:
            answer = await client.call_tool("retry_run", {"run_id": RUN})
            assert answer.is_error and "editor" in str(answer.content)

    with serving(door.app) as url:
        play(scene())


@pytest.mark.parametrize("audience", ["someone-else", "autobuilder-mcp"])
def test_a_token_for_another_audience_opens_nothing(door: Door, audience: str) -> None:
    with serving(door.app) as url:
        headers = {"authorization": f"Bearer {door.token('eve', aud=audience)}"}
        body = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
        answer = httpx2.post(f"{url}/mcp", json=body, headers=headers)
        assert answer.status_code == 401
        assert httpx2.post(f"{url}/mcp", json=body).status_code == 401


def test_a_migration_is_started_once_for_a_key(door: Door) -> None:
    door.group("shop", ed="editor")
    wish = {"source": "https://git.example.org/shop/shop.git", "idempotency_key": "monday", "llm": False}

    async def scene() -> None:
        async with agent(url, door.token("ed")) as client:
            first = structured(await client.call_tool("start_migration", wish))
            again = structured(await client.call_tool("start_migration", wish))
            assert first["run_id"] == again["run_id"]
            assert (first["project"], first["status"]) == ("shop", "queued")
            refused = await client.call_tool("start_migration", {"source": "/etc"})
            assert refused.is_error and "git URL" in str(refused.content)
            refused = await client.call_tool("start_migration", {"source": "ext::sh -c id@x"})
            assert refused.is_error

    with serving(door.app) as url:
        play(scene())


def structured(answer: Any) -> Any:
    assert not answer.is_error, answer.content
    return answer.structured_content
