"""Who is told of runs by signed HTTP requests."""

from datetime import datetime

from shared.events import CloudEvent
from shared.store.database import Queries
from shared.store.outbox import Outbox
from shared.store.rows import Row


class WebhookRow(Row):
    id: int
    group_id: int | None
    """None: runs of every group."""
    url: str
    secret: str
    """`whsec_` and base64, as Standard Webhooks has it."""
    events: tuple[str, ...]
    """CloudEvent types; none means all."""
    enabled: bool
    created_at: datetime


class Webhooks(Queries):
    SQL = Outbox.SQL

    def add(self, url: str, secret: str, events: list[str], group_id: int | None = None) -> WebhookRow:
        row = self.one(WebhookRow, "add_webhook", url=url, secret=secret, events=events, group_id=group_id)
        assert row is not None
        return row

    def list(self) -> list[WebhookRow]:
        return self.all(WebhookRow, "webhooks")

    def get(self, webhook_id: int) -> WebhookRow | None:
        return self.one(WebhookRow, "webhook", id=webhook_id)

    def remove(self, webhook_id: int) -> bool:
        """With what was to be sent to it."""
        return self.execute("remove_webhook", id=webhook_id)

    def disable(self, webhook_id: int) -> None:
        self.execute("disable_webhook", id=webhook_id)

    def send(self, webhook_id: int, event: CloudEvent) -> None:
        """Only to this one: for a first try."""
        values = {"id": webhook_id, "message_id": event.id, "body": event.model_dump_json()}
        self.execute("send_to_webhook", **values)
