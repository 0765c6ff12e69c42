"""Waking those who follow a run or a log. One connection hears NOTIFY for the whole process.

A follower holds nothing but its place: it is woken, reads from there, and waits again. One that stops reading is not
woken for nothing, and costs no memory here.
"""

import asyncio
import contextlib
from collections import defaultdict, deque
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass

import structlog
from anyio import to_thread

from functions.api.schemas.runs import LogPart
from shared.errors import AutoBuilderError
from shared.store import LogChunk, Store
from shared.store.listening import listen
from shared.store.logs import CHANNEL as LOGS
from shared.store.logs import FOLLOWING_BYTES, Logs
from shared.store.run_events import CHANNEL as RUNS

log = structlog.get_logger(__name__)

KEPT_BYTES = 2 << 20
"""Of the end of each log that somebody follows, kept for all of its followers together."""
SANITY_SECONDS = 10.0
"""After which a follower looks even though nobody woke it."""


class Feeds:
    """What is followed in this process. Use it on one loop."""

    def __init__(self, store: Store) -> None:
        self._store, self._logs = store, Logs(store.database)
        self._waiting: dict[tuple[str, str], set[asyncio.Event]] = defaultdict(set)
        self._tails: dict[str, Tail] = {}
        self._task: asyncio.Task[None] | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    @contextmanager
    def _woken(self, channel: str, key: str) -> Generator[asyncio.Event]:
        self._listen()
        event, place = asyncio.Event(), (channel, key)
        self._waiting[place].add(event)
        try:
            yield event
        finally:
            self._waiting[place].discard(event)
            if not self._waiting[place]:
                del self._waiting[place]

    def run(self, run_id: str) -> contextlib.AbstractContextManager[asyncio.Event]:
        """An event that is set at each change of the run; clear it before reading."""
        return self._woken(RUNS, run_id)

    def changes_of_log(self, build_id: str) -> contextlib.AbstractContextManager[asyncio.Event]:
        """The same for a build's log."""
        return self._woken(LOGS, build_id)

    @asynccontextmanager
    async def log(self, build_id: str) -> "AsyncGenerator[Tail]":
        """The build's log as it grows, read once for all who follow it."""
        tail = self._tails.get(build_id)
        if tail is None:
            tail = self._tails[build_id] = Tail(self._store, self._logs, build_id)
            tail.task = asyncio.create_task(self._follow(tail))
        tail.followers += 1
        try:
            yield tail
        finally:
            tail.followers -= 1
            if not tail.followers:
                self._tails.pop(build_id, None)
                assert tail.task is not None
                tail.task.cancel()

    @property
    def followers(self) -> int:
        return sum(tail.followers for tail in self._tails.values()) + sum(len(e) for e in self._waiting.values())

    async def _follow(self, tail: "Tail") -> None:
        with self._woken(LOGS, tail.build_id) as event:
            while not tail.ended:
                event.clear()
                try:
                    await tail.read()
                except AutoBuilderError as error:
                    log.warning("api.log.unread", build=tail.build_id, why=str(error))
                if not tail.ended:
                    await wait_for(event, SANITY_SECONDS)

    def _listen(self) -> None:
        loop = asyncio.get_running_loop()
        if self._task is None or self._task.done() or self._loop is not loop:
            self._loop = loop
            self._task = loop.create_task(listen(self._store.database, [RUNS, LOGS], self._heard, self._all))

    def _heard(self, channel: str, key: str) -> None:
        for event in self._waiting.get((channel, key), ()):
            event.set()

    def _all(self) -> None:
        for events in self._waiting.values():
            for event in events:
                event.set()


async def wait_for(event: asyncio.Event, seconds: float) -> bool:
    """False when the time ran out."""
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        return False
    return True


@dataclass(frozen=True)
class Piece:
    """A chunk of a log, and the event that it is sent as."""

    start: int
    end: int
    content: bytes
    event: bytes


class Tail:
    """The end of one build's log. `grown` is replaced and set whenever there is more, or no more."""

    def __init__(self, store: Store, logs: Logs, build_id: str) -> None:
        self.build_id = build_id
        self.ended = False
        self.followers = 0
        self.task: asyncio.Task[None] | None = None
        self.grown = asyncio.Event()
        self._store, self._logs = store, logs
        self._pieces: deque[Piece] = deque()
        self._end: int | None = None
        self._kept = 0

    async def read(self) -> None:
        """Takes in what is new; the build is looked at first, so that `ended` is never said too early."""
        while True:
            is_first = self._end is None
            ended, chunks, end = await to_thread.run_sync(self._look)
            self._end = end
            for chunk in chunks:
                self._keep(piece_of(chunk))
            self.ended = ended and not chunks
            if chunks or ended or is_first:
                self._wake()
            if not chunks:
                return

    def _look(self) -> tuple[bool, list[LogChunk], int]:
        build = self._store.build(self.build_id)
        ended = build is None or build.status == "finished"
        end = self._logs.size(self.build_id) if self._end is None else self._end
        return ended, self._logs.part(self.build_id, end), end

    def _keep(self, piece: Piece) -> None:
        self._pieces.append(piece)
        self._end = piece.end
        self._kept += len(piece.content)
        while self._kept > KEPT_BYTES and len(self._pieces) > 1:
            self._kept -= len(self._pieces.popleft().content)

    def _wake(self) -> None:
        self.grown.set()
        self.grown = asyncio.Event()

    async def after(self, offset: int) -> list[Piece]:
        """What is there from this byte on; some of it, when that is much. Empty at the end."""
        if self._pieces and self._pieces[0].start <= offset:
            found = [piece for piece in self._pieces if piece.end > offset]
        elif self._end is not None and offset >= self._end:
            return []
        else:
            found = [piece_of(chunk) for chunk in await to_thread.run_sync(self._logs.part, self.build_id, offset)]
        return [cut(piece, offset) for piece in found[:64]]


def piece_of(chunk: LogChunk) -> Piece:
    return _piece(chunk.start_offset, chunk.content.encode())


def cut(piece: Piece, offset: int) -> Piece:
    """From this byte on; a character that it would cut is left out."""
    if piece.start >= offset:
        return piece
    rest = piece.content[offset - piece.start :].lstrip(FOLLOWING_BYTES)
    return _piece(piece.end - len(rest), rest)


def _piece(start: int, content: bytes) -> Piece:
    end = start + len(content)
    part = LogPart(offset=start, next_offset=end, content=content.decode("utf-8", "ignore"), ended=False)
    return Piece(start, end, content, f"id: {end}\nevent: log\ndata: {part.model_dump_json()}\n\n".encode())
