"""The MCP server over stateless streamable HTTP, behind the API's gate: every request carries a bearer token that the
gate has checked, audience included; tools use the API of this process with it, and it goes nowhere else."""

import asyncio
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from typing import Any

import httpx2
from mcp.server.transport_security import TransportSecuritySettings
from starlette.types import ASGIApp, Receive, Scope, Send

from functions.mcp.server import make_server
from functions.mcp.tools import Ctx
from shared.client import ApiClient
from shared.errors import InvalidRequest
from shared.models import project_id_of

PATH = "/mcp"
HERE = "http://api.internal"
"""Never looked up: requests go to the app in this process."""


class McpDoor:
    """An ASGI app for `/mcp` in front of the API's own."""

    def __init__(self, api: ASGIApp, allowed_hosts: tuple[str, ...] = ()) -> None:
        """`allowed_hosts`: values of the Host header; () lets any pass: without a token, which no browser sends by
        itself, there is nothing to reach by a rebound name."""
        self._api = api
        self._server = make_server(self._connect, no_path)
        security = TransportSecuritySettings(
            enable_dns_rebinding_protection=bool(allowed_hosts), allowed_hosts=list(allowed_hosts)
        )
        self._app = self._server.streamable_http_app(
            streamable_http_path=PATH, stateless_http=True, json_response=True, transport_security=security
        )
        self._ready: asyncio.Future[None] | None = None
        self._running: asyncio.Task[None] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._started()
        await self._app(scope, receive, send)

    async def _started(self) -> None:
        """The SDK's session manager lives as long as the event loop; hosts here run apps without a lifespan."""
        if self._ready is None:
            self._ready = asyncio.get_running_loop().create_future()
            self._running = asyncio.create_task(self._run(self._ready))
        await asyncio.shield(self._ready)

    async def _run(self, ready: asyncio.Future[None]) -> None:
        async with self._server.session_manager.run():
            ready.set_result(None)
            await asyncio.get_running_loop().create_future()

    @asynccontextmanager
    async def _connect(self, ctx: Ctx) -> AsyncGenerator[ApiClient]:
        headers: Mapping[str, str] = ctx.headers or {}
        given = {"authorization": headers.get("authorization", "")}
        transport = httpx2.ASGITransport(app=self._api)
        async with httpx2.AsyncClient(transport=transport, base_url=HERE, headers=given) as http:
            yield ApiClient(http)


async def no_path(_: ApiClient, source: str, ref: str | None) -> Mapping[str, Any]:
    """Raises InvalidRequest for a path: it would be one of the server's."""
    if (number := project_id_of(source)) is not None:
        return {"project_id": number, "ref": ref}
    if "://" not in source and "@" not in source:
        raise InvalidRequest(
            "Give an https:// or ssh:// git URL, or project:ID; upload a directory by the REST API, or use stdio."
        )
    return {"git_url": source, "ref": ref}
