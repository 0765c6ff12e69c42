"""A build's log to those who follow it: as server-sent events, or part by part to those who ask again and again."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator

from anyio import to_thread
from sse_starlette import EventSourceResponse

from functions.api.context import Api
from functions.api.feeds import cut, piece_of, wait_for
from functions.api.problems import Refused
from functions.api.schemas.runs import LogPart
from shared.auth import Caller
from shared.store import BuildRow

PING_SECONDS = 15
SEND_SECONDS = 30
"""How long a client may take one event; then its connection is closed, and it may come back for the rest."""
MOST_FOLLOWERS = 1000
"""In one process."""
PART_BYTES = 1 << 20
END = b"event: end\ndata: {}\n\n"


def log_events(api: Api, caller: Caller, build: BuildRow, offset: int) -> EventSourceResponse:
    """From this byte on, until the log ends or the token does."""
    return event_stream(api, caller, _log_events(api, build, offset))


def event_stream(api: Api, caller: Caller, events: AsyncIterator[bytes]) -> EventSourceResponse:
    """Raises Refused when too many follow already."""
    if api.feeds.followers >= MOST_FOLLOWERS:
        raise Refused(429, "Too many follow logs and runs here; try again later.", {"retry-after": "30"})
    lasting = _until(events, caller.expires)
    headers = {"x-content-type-options": "nosniff"}
    return EventSourceResponse(lasting, headers=headers, ping=PING_SECONDS, send_timeout=SEND_SECONDS, sep="\n")


async def _until(events: AsyncIterator[bytes], expires: float) -> AsyncIterator[bytes]:
    """Nobody reads on with a token that has expired."""
    with contextlib.suppress(TimeoutError, StopAsyncIteration):
        while True:
            yield await asyncio.wait_for(anext(events), expires - time.time())


async def _log_events(api: Api, build: BuildRow, offset: int) -> AsyncIterator[bytes]:
    async with api.feeds.log(build.id) as tail:
        while True:
            grown, ended = tail.grown, tail.ended
            pieces = await tail.after(offset)
            for piece in pieces:
                yield piece.event
                offset = piece.end
            if not pieces and ended:
                yield b"id: %d\n%s" % (offset, END)
                return
            if not pieces:
                await grown.wait()


async def next_part(api: Api, build_id: str, offset: int, wait: float) -> LogPart:
    """What is there from this byte on, up to some 1 MB; at the end of a log that grows, after waiting for more."""
    end = time.monotonic() + wait
    with api.feeds.changes_of_log(build_id) as changed:
        while True:
            changed.clear()
            part = await to_thread.run_sync(_part, api, build_id, offset)
            left = end - time.monotonic()
            if part.content or part.ended or left <= 0:
                return part
            await wait_for(changed, left)


def _part(api: Api, build_id: str, offset: int) -> LogPart:
    """The build is looked at first, so that `ended` is never said too early."""
    build = api.services.store.build(build_id)
    content, start = bytearray(), offset
    for chunk in api.stores.logs.chunks(build_id, offset):
        piece = cut(piece_of(chunk), offset)
        if content and len(content) + len(piece.content) > PART_BYTES:
            break
        start = start if content else piece.start
        content += piece.content
    finished = build is None or build.status == "finished"
    ended = finished and start + len(content) >= api.stores.logs.size(build_id)
    return LogPart(
        offset=start, next_offset=start + len(content), content=content.decode("utf-8", "ignore"), ended=ended
    )
