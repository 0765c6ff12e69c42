"""GET requests to an application on loopback: what it answers, reduced to what must not change."""

import http.client
import json
import time
from collections.abc import Iterable, Iterator

from shared.models import Answer

LARGEST = 1024 * 1024
REQUEST_SECONDS = 10
DEPTH, MOST_MEMBERS = 6, 200


def ask(port: int, context: str, paths: Iterable[str], seconds: float) -> Iterator[Answer]:
    """One answer a path, until the time is up. A path that gives no HTTP answer is left out."""
    end = time.monotonic() + seconds
    for path in paths:
        if time.monotonic() > end:
            return
        answer = _get(port, path, f"{context}{path}")
        if answer is not None:
            yield answer


def _get(port: int, path: str, target: str) -> Answer | None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=REQUEST_SECONDS)
    try:
        connection.request("GET", target, headers={"Accept": "application/json, text/html;q=0.9, */*;q=0.8"})
        response = connection.getresponse()
        kind = (response.getheader("Content-Type") or "").partition(";")[0].strip().lower()
        body = response.read(LARGEST)
    except (OSError, http.client.HTTPException, ValueError, UnicodeError):
        return None
    finally:
        connection.close()
    return Answer(path=path, status=response.status, content_type=kind, members=members(kind, body))


def members(kind: str, body: bytes) -> tuple[str, ...]:
    """Paths of all members of a JSON body (`content[].id`), sorted; () for any other body."""
    if not kind.endswith("json"):
        return ()
    try:
        found = sorted(set(_members(json.loads(body), "", DEPTH)))
    except (ValueError, RecursionError):
        return ()
    return tuple(found[:MOST_MEMBERS])


def _members(value: object, prefix: str, depth: int) -> Iterator[str]:
    if depth == 0:
        return
    if isinstance(value, dict):
        for name, member in value.items():  # pyright: ignore[reportUnknownVariableType]
            path = f"{prefix}.{name}".lstrip(".")
            yield path
            yield from _members(member, path, depth - 1)  # pyright: ignore[reportUnknownArgumentType]
    elif isinstance(value, list):
        for member in value[:20]:  # pyright: ignore[reportUnknownVariableType]
            yield from _members(member, f"{prefix}[]", depth - 1)  # pyright: ignore[reportUnknownArgumentType]
