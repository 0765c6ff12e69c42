"""The REST API as a client uses it: the command line with `--server`, and the MCP server.

Answers are JSON values as the OpenAPI document describes them. Every method raises InvalidRequest for what the caller
must change, NotAllowed for a token that is missing or not enough, Unavailable for what may work later.
"""

import json
import uuid
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import httpx2

from shared.errors import AutoBuilderError, InvalidRequest, NotAllowed, Unavailable

PREFIX = "/api/v1"
SECONDS = 60.0
TRIES = 3
"""Of a request that may be repeated: reads, and posts, whose key makes the second one harmless."""


class ApiClient:
    """Of one server, with one token. Close the HTTP client that it was given."""

    def __init__(self, http: httpx2.AsyncClient) -> None:
        self._http = http

    async def get(self, path: str, /, **query: str | int | None) -> Any:
        """`path` without the prefix: `/runs`."""
        wanted = {name: value for name, value in query.items() if value is not None}
        return (await self._send("GET", path, params=wanted, headers={"accept": "application/json"})).json()

    async def text(self, path: str, /, **query: str | int | None) -> str:
        wanted = {name: value for name, value in query.items() if value is not None}
        return (await self._send("GET", path, params=wanted, headers={"accept": "text/plain, text/x-diff"})).text

    async def post(self, path: str, body: Mapping[str, Any] | None = None, key: str | None = None) -> Any:
        """`key`: of the caller's, where it may ask again later; else one of its own for this call's repetitions."""
        headers = {"idempotency-key": key or uuid.uuid4().hex}
        return (await self._send("POST", path, json=dict(body or {}), headers=headers)).json()

    async def delete(self, path: str) -> None:
        await self._send("DELETE", path)

    async def upload(self, archive: Path) -> str:
        """Streams an archive; the name to ask for a run with."""

        async def pieces() -> AsyncIterator[bytes]:
            with archive.open("rb") as file:
                while piece := file.read(1 << 20):
                    yield piece

        headers = {
            "content-type": "application/octet-stream",
            "content-length": str(archive.stat().st_size),
            "x-file-name": quote(archive.name),
            "idempotency-key": uuid.uuid4().hex,
        }
        answer = await self._once("POST", "/uploads", content=pieces(), headers=headers)
        return str(answer.json()["upload"])

    async def download(self, run_id: str, name: str, place: Path) -> None:
        """One artifact to a file, whole or not at all."""
        temporary = place.with_name(f"{place.name}.part")
        place.parent.mkdir(parents=True, exist_ok=True)
        async with self._streamed(f"/runs/{run_id}/artifacts/{quote(name)}") as answer:
            with temporary.open("wb") as file:
                async for piece in answer.aiter_bytes():
                    file.write(piece)
        temporary.replace(place)

    @asynccontextmanager
    async def _streamed(self, path: str) -> AsyncGenerator[httpx2.Response]:
        try:
            async with self._http.stream("GET", PREFIX + path) as answer:
                if answer.is_error:
                    await answer.aread()
                    raise failure_of(answer)
                yield answer
        except httpx2.HTTPError as error:
            raise unreachable(self._http, error) from error

    async def _send(self, method: str, path: str, **request: Any) -> httpx2.Response:
        for left in reversed(range(TRIES)):
            try:
                return await self._once(method, path, **request)
            except Unavailable:
                if left == 0:
                    raise
        raise AssertionError("unreachable")

    async def _once(self, method: str, path: str, **request: Any) -> httpx2.Response:
        try:
            answer = await self._http.request(method, PREFIX + path, **request)
        except httpx2.HTTPError as error:
            raise unreachable(self._http, error) from error
        if answer.is_error:
            raise failure_of(answer)
        return answer


def unreachable(http: httpx2.AsyncClient, error: Exception) -> Unavailable:
    return Unavailable(f"The server {http.base_url} does not answer ({type(error).__name__}): is it running there?")


def failure_of(answer: httpx2.Response) -> AutoBuilderError:
    """What a problem+json (RFC 9457), or any other answer that is no success, stands for."""
    detail = said_in(answer)
    if answer.status_code in (401, 403):
        return NotAllowed(detail)
    if answer.status_code == 429 or answer.status_code >= 500:
        return Unavailable(detail)
    return InvalidRequest(detail)


def said_in(answer: httpx2.Response) -> str:
    try:
        body = answer.json()
        wrong = [f"{'.'.join(map(str, e['location'][1:])) or 'it'}: {e['message']}" for e in body.get("errors") or ()]
        return f"The server refuses {'; '.join(wrong)}." if wrong else str(body["detail"])
    except (json.JSONDecodeError, UnicodeDecodeError, KeyError, TypeError, AttributeError):
        return f"The server answered {answer.status_code}; is it an Auto-Builder?"


def http_client(server: str, token: str | None) -> httpx2.AsyncClient:
    """For a server by its URL. Raises InvalidRequest for one that would send the token in the clear."""
    parts = urlsplit(server)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise InvalidRequest(f"{server} is no URL of a server; give https://HOST, or http:// on this machine.")
    if parts.scheme == "http" and parts.hostname not in ("localhost", "127.0.0.1", "::1"):
        raise InvalidRequest(f"{server} would send the token unencrypted; use https.")
    headers = {"authorization": f"Bearer {token}"} if token else {}
    return httpx2.AsyncClient(base_url=server.rstrip("/"), headers=headers, timeout=SECONDS, follow_redirects=False)
