"""`autobuilder mcp`: the MCP server over stdio, on this machine or in front of a server elsewhere.

Standard output belongs to the protocol. Here too the tools go through the REST API, over loopback.
"""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from cli.remote import bring
from cli.serve import local_http
from cli.server import Server
from cli.session import session
from functions.mcp.server import make_server
from functions.mcp.tools import Ctx
from shared.client import ApiClient, http_client


def mcp(server: Server | None) -> int:
    """Until the agent closes standard input. Raises what `session` raises."""
    if server is not None:
        asyncio.run(serve_stdio(server))
        return 0
    with session(with_host=True, http=lambda services: local_http(services, "127.0.0.1", 0)) as here:
        assert here.host is not None
        token = (here.settings.home / "token").read_text()
        asyncio.run(serve_stdio(Server(here.host.host.url, token)))
    return 0


async def serve_stdio(server: Server) -> None:
    async with http_client(server.url, server.token) as http:

        @asynccontextmanager
        async def connect(_: Ctx) -> AsyncGenerator[ApiClient]:
            yield ApiClient(http)

        await make_server(connect, bring).run_stdio_async()
