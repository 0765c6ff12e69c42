"""State in PostgreSQL: every statement by name, rows as frozen values."""

from shared.store.database import Database, Password, Queries
from shared.store.rows import ArtifactRow, BuildRow, LogChunk, RunRow, StepRow
from shared.store.store import Store

__all__ = ["ArtifactRow", "BuildRow", "Database", "LogChunk", "Password", "Queries", "RunRow", "StepRow", "Store"]
