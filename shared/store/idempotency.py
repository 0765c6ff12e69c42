"""Requests that are repeated: the answer of the first is kept under the caller's key. And who asked for what."""

import json
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from shared.store.database import Connection, Queries
from shared.store.rows import Row
from shared.store.sql import load_queries

ABANDONED_SECONDS = 60
"""After which a request that never got an answer is taken for dead."""
KEPT_HOURS = 24


class Answer(Row):
    """`status` None: the first request is still at work."""

    fingerprint: str
    status: int | None
    headers: str | None
    body: bytes | None


class Idempotency(Queries):
    SQL = load_queries(Path(__file__).parent / "idempotency.sql")

    def claim(self, subject: str, key: str, fingerprint: str, request_id: str) -> bool:
        """True for the one request that is to do the work."""
        values = {"subject": subject, "key": key, "fingerprint": fingerprint, "request_id": request_id}
        with self._lightly() as connection:
            found = connection.execute(self.sql("claim_key"), {**values, "abandoned_after": ABANDONED_SECONDS})
            return found.fetchone() is not None

    def answer(self, subject: str, key: str) -> Answer | None:
        return self.one(Answer, "answered", subject=subject, key=key)

    def keep(
        self, subject: str, key: str, request_id: str, status: int, headers: list[tuple[str, str]], body: bytes
    ) -> None:
        values = {"subject": subject, "key": key, "request_id": request_id, "status": status, "body": body}
        with self._lightly() as connection:
            connection.execute(self.sql("keep_answer"), {**values, "headers": json.dumps(headers)})

    def release(self, subject: str, key: str, request_id: str) -> None:
        """The request failed for a reason that may pass: the next one with the key works again."""
        self.execute("release_key", subject=subject, key=key, request_id=request_id)

    def forget_old(self) -> None:
        self.execute("forget_keys", hours=KEPT_HOURS)

    def note(self, subject: str, request_id: str, method: str, path: str, status: int) -> None:
        """For the audit."""
        values = {"subject": subject, "request_id": request_id, "method": method, "path": path, "status": status}
        with self._lightly() as connection:
            connection.execute(self.sql("add_audit"), values)

    @contextmanager
    def _lightly(self) -> Generator[Connection]:
        """A commit that does not wait for the disk: what a crash of the database takes of these rows, the names of
        runs make good."""
        with self.database.transaction() as connection:
            connection.execute("SET LOCAL synchronous_commit = off")
            yield connection
