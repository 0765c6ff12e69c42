"""The HTTP side: the durable management API and the app's HTTP triggers, on one uvicorn; on loopback by default."""

from __future__ import annotations

import hmac
import socket
from collections.abc import Mapping
from concurrent.futures import CancelledError, Future
from typing import Any

import structlog
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from host.app import App, HttpTrigger
from host.loop import EventLoop
from host.management import Management
from host.routes import AppRoute, compile_routes
from host.worker import Worker, http_answer, http_request
from shared.errors import Misconfigured

log = structlog.get_logger()

LOOPBACK = "127.0.0.1"
METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]


class HttpServer:
    """Listens from the moment it is made, so that `url` is known; answers after `start`. `port` 0 picks a free one.

    `direct`: ASGI apps by the name of the HTTP function in front of them; they are called without it, and can stream.
    """

    def __init__(
        self,
        app: App,
        worker: Worker,
        management: Management,
        port: int,
        function_key: str,
        address: str = LOOPBACK,
        direct: Mapping[str, ASGIApp] | None = None,
    ) -> None:
        self._worker = worker
        self._key = function_key
        self._routes = compile_routes(app.triggered_by(HttpTrigger), app.limits.route_prefix)
        everything_else = Route("/{path:path}", self._trigger, methods=METHODS)
        self._direct = direct or {}
        self._triggers = Starlette(routes=[*management.routes(), everything_else])
        self._management = tuple(route.path.partition("{")[0] for route in management.routes())
        self._socket = _listen(address, port)
        self._server: uvicorn.Server | None = None
        self._serving: Future[None] | None = None
        self.url = f"http://{LOOPBACK}:{self._socket.getsockname()[1]}"
        worker.client_binding = management.binding(self.url)

    def start(self, loop: EventLoop) -> None:
        config = uvicorn.Config(
            self._dispatch,
            interface="asgi3",
            log_config=None,
            access_log=False,
            lifespan="off",
            timeout_graceful_shutdown=2,
        )
        self._server = uvicorn.Server(config)
        self._serving = loop.submit(self._server.serve(sockets=[self._socket]))

    def stop(self) -> None:
        """Let requests in progress finish, for two seconds. Harmless before `start`."""
        if self._server and self._serving:
            self._server.should_exit = True
            try:
                self._serving.result(5)
            except (TimeoutError, CancelledError):
                log.warning("http.stop.forced")
        self._socket.close()

    async def _dispatch(self, scope: Scope, receive: Receive, send: Send) -> None:
        app = self._triggers
        if scope["type"] == "http" and self._direct and not scope["path"].startswith(self._management):
            first = next((route for route in self._routes if route.match(scope["path"]) is not None), None)
            app = self._direct.get(first.function.name, app) if first else app
        await app(scope, receive, send)

    async def _trigger(self, request: Request) -> Response:
        allowed = [(route, found) for route in self._routes if (found := route.match(request.url.path)) is not None]
        if not allowed:
            return Response(status_code=404)
        for route, parameters in allowed:
            if not route.trigger.methods or request.method in route.trigger.methods:
                if not self._authorised(request, route):
                    return Response(status_code=401)
                return await self._call(request, route, parameters)
        return Response(status_code=405)

    def _authorised(self, request: Request, route: AppRoute) -> bool:
        if route.trigger.auth_level == "anonymous":
            return True
        given = request.headers.get("x-functions-key") or request.query_params.get("code", "")
        return hmac.compare_digest(given.encode(), self._key.encode())

    async def _call(self, request: Request, route: AppRoute, parameters: dict[str, str]) -> Response:
        value = http_request(
            request.method,
            str(request.url),
            dict(request.headers.items()),
            dict(request.query_params.items()),
            parameters,
            await request.body(),
        )
        try:
            result: Any = await self._worker.call_on_loop(route.function, value)
            answer = http_answer(result)
        except Exception as failure:  # the boundary to the app's code
            log.error("http.function.failed", name=route.function.name, exc_info=failure)
            return PlainTextResponse("The function failed; see the host's log.", 500)
        response = Response(answer.body, answer.status)
        for name, text in answer.headers:
            if name.lower() != "content-length":
                response.headers.append(name, text)
        return response


def _listen(address: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    # asyncio switches Nagle off only where the protocol is named; else answers of two writes wait 40 ms for an ACK.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((address, port))
    except OSError as taken:
        listening.close()
        raise Misconfigured(f"Port {port} cannot be used: {taken.strerror}. Choose another, or 0 for any.") from taken
    listening.listen(128)
    return listening
