"""`autobuilder webhooks`: who is told of runs by signed HTTP requests."""

import json

from rich.console import Console
from rich.table import Table

from cli.session import Session, session
from cli.view import printable
from pipeline import webhooks
from shared.errors import InvalidRequest
from shared.store import WebhookRow, Webhooks


def add(url: str, events: list[str], secret: str | None, group: int | None, as_json: bool) -> int:
    """The secret is shown this once, and only when it was made here."""
    with session(with_host=False) as here:
        allow_private = here.settings.allow_private_webhooks
        row = webhooks.add_webhook(
            _store(here), url, events, secret=secret, group_id=group, allow_private=allow_private
        )
    shown = {} if secret else {"secret": row.secret}
    if as_json:
        print(json.dumps(_public(row) | shown, indent=2))
        return 0
    console = Console()
    console.print(f"Webhook {row.id} is told of {', '.join(row.events) or 'every event'}.", highlight=False)
    if shown:
        console.print(f"Its secret, shown once: {row.secret}", highlight=False, markup=False, soft_wrap=True)
    return 0


def list_webhooks(as_json: bool) -> int:
    with session(with_host=False) as here:
        rows = _store(here).list()
    if as_json:
        print(json.dumps([_public(row) for row in rows], indent=2))
        return 0
    if not rows:
        Console().print("No webhooks. Add one: autobuilder webhooks add https://HOST/PATH")
        return 0
    table = Table(box=None, pad_edge=False)
    for title in ("ID", "URL", "EVENTS", "GROUP", "STATE"):
        table.add_column(title, overflow="fold")
    for row in rows:
        state = "on" if row.enabled else "off: it answered 410 Gone"
        table.add_row(
            str(row.id), printable(row.url), ", ".join(row.events) or "all", str(row.group_id or "all"), state
        )
    Console().print(table)
    return 0


def remove(webhook_id: int) -> int:
    with session(with_host=False) as here:
        if not _store(here).remove(webhook_id):
            raise InvalidRequest(f"There is no webhook {webhook_id}; `autobuilder webhooks list` lists them.")
    Console().print(f"Webhook {webhook_id} is gone.", highlight=False)
    return 0


def ping(webhook_id: int) -> int:
    with session(with_host=False) as here:
        webhooks.ping(_store(here), webhook_id)
    Console().print("Queued; `autobuilder serve` sends it.", highlight=False)
    return 0


def _store(here: Session) -> Webhooks:
    return Webhooks(here.store.database)


def _public(row: WebhookRow) -> dict[str, object]:
    return row.model_dump(mode="json", exclude={"secret"})
