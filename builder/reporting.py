"""Sends what a build logs, and says on the bus that it has ended.

What it reads was written by untrusted code: see `builder.untrusted`.
"""

import os
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import httpx2

from builder.untrusted import MAX_RESULT_BYTES, read
from shared.bus import Bus, publish
from shared.errors import Unavailable
from shared.events import BUILD_EVENTS_QUEUE, build_finished
from shared.exchange import drop_links
from shared.models import BuildResult, Outcome

SOURCE = "autobuilder/reporter"
POLL_SECONDS = 0.3
CHUNK_BYTES = 128 * 1024
RETRY_SECONDS = 1.0
FAREWELL_SECONDS = 30.0
"""For the last lines and the event, within the pod's grace period."""


class LogSink:
    """The log intake of the functions: POST with the offset, which answers with the offset to go on from."""

    def __init__(self, url: str, build_id: str, token_file: Path) -> None:
        self._url = f"{url.rstrip('/')}/builds/{build_id}/log"
        self._token_file = token_file
        self._client = httpx2.Client(timeout=10, follow_redirects=False)

    def send(self, offset: int, content: bytes, *, ended: bool = False) -> int:
        """The offset to go on from; before `ended` the intake may leave the end of `content` for later. Raises
        Unavailable when it was not taken; then, or when the answer got lost, sending it again is harmless."""
        headers = {"Authorization": f"Bearer {self._token_file.read_text().strip()}"}  # the kubelet renews the file
        try:
            where = {"offset": offset, "ended": int(ended)}
            answer = self._client.post(self._url, params=where, content=content, headers=headers)
            answer.raise_for_status()
            return int(answer.json()["next"])
        except (httpx2.HTTPError, ValueError, KeyError) as error:
            raise Unavailable(f"The log intake did not take the lines: {error}") from error


@dataclass
class Lines:
    """The build's log: what earlier pods of this build left in the exchange, then what this one prints."""

    earlier: Path
    growing: Path
    base: int = 0
    """Bytes of `earlier`, which no longer grows."""

    def __post_init__(self) -> None:
        self.base = size(self.earlier)

    def read(self, offset: int) -> bytes:
        if offset < self.base:
            return read(self.earlier, offset, min(CHUNK_BYTES, self.base - offset))
        return read(self.growing, offset - self.base, CHUNK_BYTES)

    def keep(self) -> None:
        """Puts this pod's lines behind those of the earlier ones."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW
        with os.fdopen(os.open(self.earlier, flags, 0o644), "ab") as sink:
            offset = 0
            while content := read(self.growing, offset, CHUNK_BYTES):
                sink.write(content)
                offset += len(content)


@dataclass
class Reporter:
    run_id: str
    build_id: str
    output: Path
    lines: Lines
    sink: LogSink | None
    bus: Bus | None
    traceparent: str | None = None
    """The build's place in its trace."""
    offset: int | None = None
    """Next byte to send; None until the intake said what it has."""

    def follow(self, over: threading.Event) -> None:
        """Until the build is over."""
        while not over.wait(POLL_SECONDS):
            try:
                while self.send(ended=False):
                    pass
            except Unavailable as error:
                print(error, file=sys.stderr, flush=True)
                over.wait(RETRY_SECONDS)

    def send(self, *, ended: bool) -> bool:
        """One chunk. False when nothing more was taken."""
        if self.sink is None:
            return False
        if self.offset is None:
            self.offset = self.sink.send(0, b"")
        content, began = self.lines.read(self.offset), self.offset
        is_last = len(content) < CHUNK_BYTES
        if is_last and not ended:
            content = content[: content.rfind(b"\n") + 1]
        if content:
            self.offset = self.sink.send(began, content, ended=ended and is_last)
        return self.offset > began

    def close(self) -> None:
        """The rest of the log, then the event. What can't be said the sweep finds out."""
        end = time.monotonic() + FAREWELL_SECONDS
        drop_links(self.output)
        self.lines.keep()
        while time.monotonic() < end:
            try:
                if not self.send(ended=True):
                    break
            except Unavailable as error:
                print(error, file=sys.stderr, flush=True)
                time.sleep(RETRY_SECONDS)
        self.tell()

    def tell(self) -> None:
        """An end that the build wrote down itself; one that was stopped from outside is the cluster's to explain."""
        try:
            result = BuildResult.model_validate_json(read(self.output / "result.json", 0, MAX_RESULT_BYTES))
        except ValueError:
            return
        if self.bus is not None and result.outcome is not Outcome.CANCELLED:
            event = build_finished(self.build_id, self.run_id, result.outcome, SOURCE, self.traceparent)
            publish(self.bus, BUILD_EVENTS_QUEUE, event)


def size(path: Path) -> int:
    try:
        return path.lstat().st_size
    except OSError:
        return 0
