"""The gate before every route: request ids, metrics, tokens, rates, and what a body may be.

Plain ASGI, so that streams pass through unbuffered. What is not listed as open needs a token: a new route is closed.
"""

import re
import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass

import structlog
from anyio import to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from functions.api.metrics import Metrics
from functions.api.problems import Refused, problem, refused_of
from functions.api.rates import Rates
from shared.auth import Caller, FetchNeeded, Unauthorised, Verifier
from shared.errors import AutoBuilderError
from shared.telemetry import doing

log = structlog.get_logger(__name__)

OPEN = ("/api/v1/health/", "/api/v1/webhooks/")
OPEN_PAGES = frozenset({"/metrics", "/openapi.json"})
RAW = ("/api/v1/uploads", "/api/v1/webhooks/", "/mcp")
"""Whose bodies are no JSON, or are limited by their routes."""
LARGEST_JSON = 1 << 20
_REQUEST_ID = re.compile(r"[\w.:-]{1,100}", re.ASCII)
_BEARER = re.compile(r"Bearer +([\w.~+/=-]+)", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True)
class Gate:
    """ASGI middleware."""

    app: ASGIApp
    verifier: Verifier
    rates: Rates
    metrics: Metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        given = headers.get("x-request-id", "")
        request_id = given if _REQUEST_ID.fullmatch(given) else uuid.uuid4().hex
        scope.setdefault("state", {})["request_id"] = request_id
        with doing(f"{scope['method']} request", headers.get("traceparent"), request_id=request_id):
            await self._pass(scope, headers, receive, _Observed(self, scope, request_id, send))

    async def _pass(self, scope: Scope, headers: Headers, receive: Receive, send: "_Observed") -> None:
        try:
            if not is_open(scope["path"]):
                caller = await self._caller(headers, scope)
                scope["state"]["caller"] = caller
                structlog.contextvars.bind_contextvars(subject=caller.subject)
                self._check_rate(caller.subject)
            receive = checked_body(scope, headers, receive)
        except Refused as refused:
            self.metrics.refused.labels(str(refused.status)).inc()
            await problem(scope, refused.status, refused.detail, refused.headers)(scope, receive, send)
            return
        try:
            await self.app(scope, receive, send)
        except AutoBuilderError as error:  # of what stands between here and the routes, which answer their own
            if send.begun:
                raise
            log.error("api.failed", why=str(error))
            refused = refused_of(error)
            await problem(scope, refused.status, refused.detail, refused.headers)(scope, receive, send)

    async def _caller(self, headers: Headers, scope: Scope) -> Caller:
        found = _BEARER.fullmatch(headers.get("authorization", ""))
        if found is None:
            raise Refused(401, "Send a token: `Authorization: Bearer ...`.", {"www-authenticate": "Bearer"})
        try:
            return await self._verified(found[1])
        except AutoBuilderError as error:
            if isinstance(error, Unauthorised):
                peer = scope.get("client")
                self._check_rate(f"?{peer[0] if peer else ''}")
            raise refused_of(error) from error

    async def _verified(self, token: str) -> Caller:
        """Checking a signature takes less than handing it to a thread; fetching keys does not."""
        try:
            return self.verifier.verify(token, may_fetch=False)
        except FetchNeeded:
            return await to_thread.run_sync(self.verifier.verify, token)

    def _check_rate(self, who: str) -> None:
        if wait := self.rates.wait(who):
            raise Refused(429, "Too many requests; wait as Retry-After says.", {"retry-after": str(wait)})


def is_open(path: str) -> bool:
    return path in OPEN_PAGES or path.startswith(OPEN)


def checked_body(scope: Scope, headers: Mapping[str, str], receive: Receive) -> Receive:
    """Raises Refused for a body that is no JSON or too long, at once where its headers say so, else as it comes."""
    if scope["method"] not in ("POST", "PUT", "PATCH") or scope["path"].startswith(RAW):
        return receive
    length = headers.get("content-length", "")
    has_body = "transfer-encoding" in headers or (length.isdecimal() and int(length) > 0)
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    if has_body and kind != "application/json":
        raise Refused(415, "Send application/json.")
    if length.isdecimal() and int(length) > LARGEST_JSON:
        raise too_large()
    taken = 0

    async def counted() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > LARGEST_JSON:
            raise too_large()
        return message

    return counted


def too_large() -> Refused:
    return Refused(413, "The body is larger than 1 MiB.")


class _Observed:
    """`send` that writes the request's id on the answer, and counts it."""

    def __init__(self, gate: Gate, scope: Scope, request_id: str, send: Send) -> None:
        self._gate, self._scope, self._request_id, self._send = gate, scope, request_id, send
        self._began = time.perf_counter()
        self.begun = False
        """The answer is under way: nothing else can be said any more."""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.begun = True
            MutableHeaders(scope=message)["x-request-id"] = self._request_id
            self._count(message["status"])
        await self._send(message)

    def _count(self, status: int) -> None:
        method = self._scope["method"] if self._scope["method"] in METHODS else "OTHER"
        route = getattr(self._scope.get("route"), "path", "none")
        seconds = time.perf_counter() - self._began
        self._gate.metrics.requests.labels(method, route, str(status)).inc()
        self._gate.metrics.seconds.labels(method, route).observe(seconds)
        log.info("api.answered", method=method, route=route, status=status, milliseconds=round(seconds * 1000, 1))


METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
