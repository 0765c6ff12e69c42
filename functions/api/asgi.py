"""The ASGI app of this process, from its Services.

uvicorn --factory functions.api.asgi:streaming_app
"""

from functools import cache

from starlette.types import ASGIApp, Receive, Scope, Send

from functions.api.application import create_app
from functions.api.problems import problem
from pipeline.bootstrap import services
from shared.auth import Verifier
from shared.errors import Misconfigured


@cache
def streaming_app() -> ASGIApp:
    """Raises Misconfigured where nobody could ever sign in."""
    provided = services()
    if not provided.settings.issuers:
        raise Misconfigured("No token would be taken here: set AUTOBUILDER_ISSUERS.")
    return create_app(provided, Verifier(provided.settings.issuers))


@cache
def buffered_app() -> ASGIApp:
    """For hosts that hand on whole answers: an endless one is refused, rather than never sent."""
    app = streaming_app()

    async def buffered(scope: Scope, receive: Receive, send: Send) -> None:
        accepted = dict(scope.get("headers", ())).get(b"accept", b"")
        if scope["type"] == "http" and b"text/event-stream" in accepted:
            detail = "Nothing streams here; ask for the log with `?offset=` and `wait=`, and for events with `after=`."
            await problem(scope, 406, detail)(scope, receive, send)
            return
        await app(scope, receive, send)

    return buffered
