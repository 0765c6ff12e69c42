"""Builds' logs, addressed by the bytes that are served: UTF-8, secrets masked."""

from collections.abc import Iterator
from pathlib import Path

from shared.store.database import Queries
from shared.store.rows import LogChunk, LogTime
from shared.store.sql import load_queries

FOLLOWING_BYTES = bytes(range(0x80, 0xC0))
"""Those that no character of UTF-8 begins with."""
CHUNKS_AT_ONCE = 64
CHANNEL = "autobuilder_logs"
"""NOTIFY channel; the payload is the build's id. Also said when a build starts or ends."""


class Logs(Queries):
    SQL = load_queries(Path(__file__).parent / "logs.sql")

    def append(self, build_id: str, source_start: int, source_end: int, text: str) -> None:
        """`text` is what the builder's bytes from `source_start` to `source_end` became. Ignored unless it goes on
        exactly where the last one ended."""
        values = {"build_id": build_id, "source_start": source_start, "source_end": source_end, "content": text}
        self.execute("append_log", **values)

    def source_end(self, build_id: str) -> int:
        """How far the builder's own bytes have been taken in."""
        return int(self.value("source_end", build_id=build_id) or 0)

    def size(self, build_id: str) -> int:
        """Bytes to be served."""
        return int(self.value("log_size", build_id=build_id) or 0)

    def part(self, build_id: str, offset: int, limit: int = 16) -> list[LogChunk]:
        """Up to `limit` chunks, from the one that holds byte `offset` on; none at the end."""
        found = self.all(LogChunk, "log_part", build_id=build_id, offset=offset, limit=limit)
        return [chunk for chunk in found if chunk.end_offset > offset]

    def chunks(self, build_id: str, offset: int = 0) -> Iterator[LogChunk]:
        """From the chunk that holds byte `offset` to the end; a few at a time are read."""
        while chunks := self.part(build_id, offset, CHUNKS_AT_ONCE):
            yield from chunks
            offset = chunks[-1].end_offset

    def pieces(self, build_id: str, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        """The bytes from `start` to before `end`; a few chunks at a time are read."""
        for chunk in self.chunks(build_id, start):
            if end is not None and chunk.start_offset >= end:
                return
            left = None if end is None else end - chunk.start_offset
            yield chunk.content.encode()[max(0, start - chunk.start_offset) : left]

    def last(self, build_id: str, size: int) -> LogChunk:
        """The last `size` bytes, without a character that they would cut."""
        end = self.size(build_id)
        data = b"".join(self.pieces(build_id, max(0, end - size), end)).lstrip(FOLLOWING_BYTES)
        return LogChunk(start_offset=end - len(data), end_offset=end, content=data.decode())

    def times(self, build_id: str) -> list[LogTime]:
        """The first chunk of each second."""
        return self.all(LogTime, "log_times", build_id=build_id)

    def tail(self, build_id: str) -> str:
        """The last few chunks."""
        return "".join(chunk.content for chunk in self.all(LogChunk, "log_tail", build_id=build_id))
