"""What has been decided and must be sent: rows that are written in the deciding transaction and sent after it.

`pipeline.outbox.Pump` sends them, at least once. Rows of a lane (a run) arrive in order at a queue or topic.
"""

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

import psycopg

from shared.errors import Unavailable
from shared.events import CloudEvent
from shared.store.database import Connection, Queries
from shared.store.rows import Row
from shared.store.sql import load_queries

Kind = Literal["queue", "topic", "webhook", "alert"]
CHANNEL = "autobuilder_outbox"
LEASE_SECONDS = 120
"""How long a claimed row is left to who claimed it; then it is sent again, as that process died."""


class OutboxRow(Row):
    id: int
    kind: Kind
    name: str
    """Of the queue, topic, webhook or place of alerts."""
    lane: str | None
    message_id: str
    body: str
    created_at: datetime
    attempts: int
    error: str | None
    dead_at: datetime | None


class OutboxState(Row):
    kind: Kind
    active: int
    dead: int
    oldest: datetime | None


class Outbox(Queries):
    SQL = load_queries(Path(__file__).parent / "outbox.sql")

    def add(self, connection: Connection, destination: str, event: CloudEvent) -> None:
        """Within the caller's transaction. `destination` is `queue:NAME` or `topic:NAME`; what goes to a topic goes to
        the webhooks that want it too. The event's subject, a run, is its lane."""
        kind, _, name = destination.partition(":")
        values = {"kind": kind, "name": name, "lane": event.subject, "type": event.type, "message_id": event.id}
        connection.execute(self.sql("add_event"), {**values, "body": event.model_dump_json()})

    def alert(
        self,
        connection: Connection,
        key: str,
        title: str,
        text: str,
        run_id: str | None = None,
        again_after: float | None = None,
    ) -> bool:
        """Within the caller's transaction. False: `key` was raised before (less than `again_after` seconds ago)."""
        body = json.dumps({"title": title, "text": text, "run_id": run_id}, ensure_ascii=False)
        values = {"key": key, "title": title, "body": body, "again_after": again_after}
        return connection.execute(self.sql("raise_alert"), values).rowcount > 0

    def was_raised(self, key: str) -> bool:
        with self.database.pool.connection() as connection:
            return connection.execute(self.sql("was_raised"), {"key": key}).fetchone() is not None

    def claim(self, kinds: list[Kind], limit: int) -> list[OutboxRow]:
        """What is due, oldest first; nobody else gets it during the lease."""
        with self.database.transaction() as connection:
            connection.execute(self.sql("lock"))
            values = {"kinds": kinds, "limit": limit, "lease": LEASE_SECONDS}
            rows = connection.execute(self.sql("claim"), values).fetchall()
        return sorted((OutboxRow.model_validate(row) for row in rows), key=lambda row: row.id)

    def sent(self, row: OutboxRow) -> None:
        self.execute("sent", id=row.id)

    def put_back(self, row: OutboxRow) -> None:
        """Claimed, but not tried."""
        self.execute("put_back", id=row.id)

    def failed(self, row: OutboxRow, error: str, delay: float, *, dead: bool) -> None:
        """To be tried again in `delay` seconds, or a dead letter."""
        self.execute("failed", id=row.id, error=error.replace("\0", "")[:2000], delay=delay, dead=dead)

    def split_alert(self, row: OutboxRow, places: list[str]) -> None:
        """Replaces an alert by one for each place it goes to."""
        self.execute("split_alert", id=row.id, places=places)

    def next_due(self, kinds: list[Kind]) -> float | None:
        """Seconds until a row has to be looked at; None when there is none."""
        with self.database.pool.connection() as connection:
            row = connection.execute(self.sql("next_due"), {"kinds": kinds}).fetchone()
            return row["seconds"] if row else None

    def states(self) -> list[OutboxState]:
        return self.all(OutboxState, "states")

    def stuck(self, seconds: float) -> OutboxRow | None:
        """A row for the bus that has waited longer."""
        return self.one(OutboxRow, "stuck", seconds=seconds)

    def dead(self, limit: int = 100) -> list[OutboxRow]:
        return self.all(OutboxRow, "dead", limit=limit)

    def replay(self, row_id: int | None = None) -> int:
        """Sends one dead row, or all, again; returns how many."""
        return self._count("replay", id=row_id)

    def discard(self, row_id: int | None = None) -> int:
        return self._count("discard", id=row_id)

    def forget_alerts(self) -> None:
        self.execute("forget_alerts")

    def wake_listeners(self) -> None:
        """So that one that is to stop looks up."""
        self.execute("wake_listeners")

    def listen(self, wait_seconds: float) -> Iterator[str | None]:
        """The kind of each row that is written from now on, as soon as it is; None after a silence of `wait_seconds`.

        On a connection of its own. Raises Unavailable when that is lost.
        """
        try:
            with closing(self.database.connect()) as connection:
                connection.execute(f"LISTEN {CHANNEL}".encode())
                yield None
                while not self.database.pool.closed:
                    heard = False
                    for notice in connection.notifies(timeout=wait_seconds, stop_after=1):
                        heard = True
                        yield notice.payload
                    if not heard:
                        yield None
        except psycopg.OperationalError as error:
            raise Unavailable(f"PostgreSQL does not answer: {error}") from error

    def _count(self, name: str, **values: Any) -> int:
        with self.database.pool.connection() as connection:
            return connection.execute(self.sql(name), values).rowcount
