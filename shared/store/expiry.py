"""Runs that ended long ago, and what is known of the runs whose files are somewhere."""

from datetime import datetime
from pathlib import Path

from shared.store.database import Queries
from shared.store.rows import Row
from shared.store.sql import load_queries


class OldRun(Row):
    id: str
    request: str
    """RunRequest as JSON."""


class RunAge(Row):
    id: str
    at: datetime
    """Its end, or its beginning while it has none."""
    ended: bool


class Upload(Row):
    upload: str


class Expiry(Queries):
    SQL = load_queries(Path(__file__).parent / "expiry.sql")

    def ended_before(self, moment: datetime, limit: int) -> list[OldRun]:
        """Oldest first."""
        return self.all(OldRun, "ended_before", moment=moment, limit=limit)

    def delete(self, run_id: str) -> bool:
        """With its steps, builds, logs and edits. False when it is gone, or under way again."""
        return self.execute("delete_ended", id=run_id)

    def ages(self, run_ids: list[str]) -> dict[str, RunAge]:
        """Of those that exist."""
        return {row.id: row for row in self.all(RunAge, "runs_of", ids=run_ids)}

    def uploads_in_use(self, names: list[str]) -> set[str]:
        """Those that a project, or a run that has not ended, is made from."""
        return {row.upload for row in self.all(Upload, "uploads_in_use", names=names)}
