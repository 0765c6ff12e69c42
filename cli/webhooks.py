"""`autobuilder webhooks`: who is told of runs by signed HTTP requests."""

import json

from rich.console import Console

from cli.operated import operated
from cli.server import Server
from cli.view import print_table, printable, say


def add(
    url: str, events: list[str], secret: str | None, group: int | None, as_json: bool, server: Server | None = None
) -> int:
    """The secret is shown this once, and only when it was made here."""
    with operated(server) as here:
        made = dict(here.add_webhook(url, events, secret, group))
    if secret:
        del made["secret"]
    if as_json:
        print(json.dumps(made, indent=2))
        return 0
    console = Console(emoji=False)
    console.print(f"Webhook {made['id']} is told of {', '.join(made['events']) or 'every event'}.", highlight=False)
    if not secret:
        console.print(f"Its secret, shown once: {made['secret']}", highlight=False, markup=False, soft_wrap=True)
    return 0


def list_webhooks(as_json: bool, server: Server | None = None) -> int:
    with operated(server) as here:
        rows = here.webhooks()
    if as_json:
        print(json.dumps(rows, indent=2))
        return 0
    if not rows:
        Console(emoji=False).print("No webhooks. Add one: autobuilder webhooks add https://HOST/PATH")
        return 0
    print_table(
        ("ID", "URL", "EVENTS", "GROUP", "STATE"),
        (
            (
                str(row["id"]),
                printable(row["url"]),
                ", ".join(row["events"]) or "all",
                str(row["group_id"] or "all"),
                "on" if row["enabled"] else "off: it answered 410 Gone",
            )
            for row in rows
        ),
    )
    return 0


def remove(webhook_id: int, as_json: bool, server: Server | None = None) -> int:
    with operated(server) as here:
        here.remove_webhook(webhook_id)
    return say({"removed": webhook_id}, f"Webhook {webhook_id} is gone.", as_json)


def ping(webhook_id: int, as_json: bool, server: Server | None = None) -> int:
    with operated(server) as here:
        here.ping(webhook_id)
    return say({"queued": webhook_id}, "Queued." if server else "Queued; `autobuilder serve` sends it.", as_json)
