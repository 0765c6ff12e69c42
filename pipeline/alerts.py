"""Alerts to people by apprise: Slack, mail and whatever else it knows, by the URLs in AUTOBUILDER_ALERT_URLS."""

import hashlib
import json
from collections.abc import Sequence
from typing import Any

import structlog

from shared.errors import Unavailable
from shared.store import Outbox, OutboxRow

log = structlog.get_logger(__name__)


class AlertSender:
    """Sends outbox rows of kind alert. A fresh one is split into one per place, so that each place hears it once."""

    def __init__(self, outbox: Outbox, urls: Sequence[str], public_url: str | None) -> None:
        self._outbox = outbox
        self._urls = {place_of(url): url for url in urls}
        self._public_url = public_url

    def __call__(self, row: OutboxRow) -> None:
        """Raises Unavailable to have it repeated. A place that is no longer in the settings is left out."""
        if row.name == "":
            self._outbox.split_alert(row, list(self._urls))
        elif row.name in self._urls:
            self._notify(row)

    def _notify(self, row: OutboxRow) -> None:
        import apprise

        alert = json.loads(row.body)
        text = f"{alert['text']}\n\n{self._where(alert['run_id'])}".strip()
        courier: Any = apprise.Apprise()
        if not courier.add(self._urls[row.name]):
            raise Unavailable("An AUTOBUILDER_ALERT_URLS entry is no apprise URL: correct it.")
        if not courier.notify(
            title=f"Auto-Builder: {alert['title']}", body=text, body_format=apprise.NotifyFormat.TEXT
        ):
            raise Unavailable(f"Alert {row.message_id} did not get through; the service log says more.")
        log.info("alert.sent", key=row.message_id)

    def _where(self, run_id: str | None) -> str:
        """The link, or the command where there are no pages."""
        if self._public_url:
            base = self._public_url.rstrip("/")
            return f"{base}/runs/{run_id}" if run_id else f"{base}/operations"
        return f"See: autobuilder show {run_id}" if run_id else "See: autobuilder dead-letters list"


def place_of(url: str) -> str:
    """A name for the URL that gives none of its secrets away."""
    return hashlib.sha256(url.encode()).hexdigest()[:16]
