"""State in PostgreSQL: every statement by name, rows as frozen values."""

from shared.store.database import Database, Password, Queries
from shared.store.expiry import Expiry
from shared.store.outbox import Outbox, OutboxRow
from shared.store.rows import ArtifactRow, BuildRow, LogChunk, RunRow, StepRow
from shared.store.store import Store
from shared.store.webhooks import WebhookRow, Webhooks

__all__ = [
    "ArtifactRow",
    "BuildRow",
    "Database",
    "Expiry",
    "LogChunk",
    "Outbox",
    "OutboxRow",
    "Password",
    "Queries",
    "RunRow",
    "StepRow",
    "Store",
    "WebhookRow",
    "Webhooks",
]
