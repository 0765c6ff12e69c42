"""What is behind the gate: REST, and MCP beside it."""

from dataclasses import dataclass
from functools import cached_property

from starlette.types import ASGIApp, Receive, Scope, Send

MCP = "/mcp"


@dataclass
class Doors:
    """`gate` is the whole app, itself included: MCP's tools go through it like every other caller."""

    rest: ASGIApp
    gate: ASGIApp | None = None

    @cached_property
    def mcp(self) -> ASGIApp:
        from functions.mcp.http import McpDoor  # the SDK costs half a second: only who is asked for it pays

        assert self.gate is not None
        return McpDoor(self.gate)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        to_mcp = scope["type"] == "http" and scope["path"] == MCP
        await (self.mcp if to_mcp else self.rest)(scope, receive, send)
