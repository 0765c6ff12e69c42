"""POST with an Idempotency-Key: the first request does the work, a repeat gets its answer. And the audit.

Plain ASGI inside the gate, which has checked the caller. Uploads are named by what they hold, so repeating one is
harmless anyway: only their headers are compared.
"""

import hashlib
import json
import re
from dataclasses import dataclass
from functools import partial

from anyio import to_thread
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from functions.api.gate import RAW, is_open
from functions.api.problems import Refused, problem
from shared.store.idempotency import Answer, Idempotency

_KEY = re.compile(r"[\x21-\x7e]{1,200}")
KEPT_HEADERS = frozenset({"content-type", "location", "etag"})
CHANGING = frozenset({"POST", "PUT", "PATCH", "DELETE"})
PASSING = frozenset({401, 409, 429})
"""Refusals that may be gone when the request is repeated; so may every 5xx."""


@dataclass(frozen=True)
class Repeats:
    """ASGI middleware."""

    app: ASGIApp
    store: Idempotency

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in CHANGING or is_open(scope["path"]):
            await self.app(scope, receive, send)
            return
        noted = _Noted(send)
        key = Headers(scope=scope).get("idempotency-key") if scope["method"] == "POST" else None
        if key is None:
            await self.app(scope, receive, noted)
        else:
            await self._once(scope, receive, noted, key)
        state = scope["state"]
        note = partial(self.store.note, state["caller"].subject, state["request_id"], scope["method"], scope["path"])
        await to_thread.run_sync(note, noted.status)

    async def _once(self, scope: Scope, receive: Receive, send: "_Noted", key: str) -> None:
        if not _KEY.fullmatch(key):
            await problem(scope, 422, "The Idempotency-Key must have 1 to 200 printable characters.")(
                scope, receive, send
            )
            return
        subject, request_id = scope["state"]["caller"].subject, scope["state"]["request_id"]
        try:
            fingerprint, receive = await fingerprint_of(scope, receive)
        except Refused as refused:
            await problem(scope, refused.status, refused.detail, refused.headers)(scope, receive, send)
            return
        if not await to_thread.run_sync(self.store.claim, subject, key, fingerprint, request_id):
            known = await to_thread.run_sync(self.store.answer, subject, key)
            await repeated(scope, fingerprint, known)(scope, receive, send)
            return
        try:
            await self.app(scope, receive, send)
        finally:
            if send.status >= 500 or send.status in PASSING or not send.complete:
                await to_thread.run_sync(self.store.release, subject, key, request_id)
            else:
                keep = partial(self.store.keep, subject, key, request_id, send.status, send.headers, bytes(send.body))
                await to_thread.run_sync(keep)


def repeated(scope: Scope, fingerprint: str, known: Answer | None) -> Response:
    """The answer to a request whose key is taken."""
    if known is not None and known.fingerprint != fingerprint:
        return problem(scope, 422, "This Idempotency-Key was used for another request; make a new one.")
    if known is None or known.status is None:
        detail = "The first request with this Idempotency-Key is still at work."
        return problem(scope, 409, detail, {"retry-after": "1"})
    headers = dict(json.loads(known.headers or "[]"))
    return Response(known.body or b"", known.status, {**headers, "idempotency-replayed": "true"})


async def fingerprint_of(scope: Scope, receive: Receive) -> tuple[str, Receive]:
    """Of method, address and body; and the body again, for the route."""
    headers = Headers(scope=scope)
    digest = hashlib.sha256(f"{scope['method']} {scope['path']}?{scope['query_string'].decode('latin-1')}\n".encode())
    if scope["path"].startswith(RAW):
        for name in ("content-type", "content-length", "x-file-name"):
            digest.update(f"{headers.get(name)}\n".encode())
        return digest.hexdigest(), receive
    body, more = bytearray(), True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message["type"] == "http.request" and message.get("more_body", False)
    digest.update(body)
    return digest.hexdigest(), _again(bytes(body), receive)


def _again(body: bytes, receive: Receive) -> Receive:
    given = False

    async def once() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return once


class _Noted:
    """`send` that remembers the answer."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.status, self.body, self.complete = 500, bytearray(), False
        self.headers: list[tuple[str, str]] = []

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            decoded = [(name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in message["headers"]]
            self.headers = [(name, value) for name, value in decoded if name in KEPT_HEADERS]
        elif message["type"] == "http.response.body":
            self.body += message.get("body", b"")
            self.complete = not message.get("more_body", False)
        await self._send(message)
