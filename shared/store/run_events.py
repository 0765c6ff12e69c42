"""What happened to a run, numbered without a gap. The database's triggers write them, whoever changes the rows."""

from datetime import datetime
from pathlib import Path
from typing import Literal

from shared.store.database import Queries
from shared.store.rows import Row
from shared.store.sql import load_queries

CHANNEL = "autobuilder_runs"
"""NOTIFY channel; the payload is the run's id."""


class EventRow(Row):
    run_id: str
    sequence: int
    type: Literal["run", "step", "build", "log-available"]
    status: str | None
    step: str | None
    build_id: str | None
    attempt: int | None
    message: str
    at: datetime


class RunEvents(Queries):
    SQL = load_queries(Path(__file__).parent / "run_events.sql")

    def after(self, run_id: str, sequence: int, limit: int = 200) -> list[EventRow]:
        return self.all(EventRow, "events_after", run_id=run_id, after=sequence, limit=limit)
