"""`autobuilder dead-letters`: what was set aside on the bus, and what never got to a webhook or a person."""

import json

from rich.console import Console
from rich.table import Table

from cli.session import session
from cli.view import printable
from pipeline import operations
from shared.errors import InvalidRequest


def list_letters(queue: str | None, as_json: bool) -> int:
    with session(with_host=False) as here:
        letters = operations.dead_letters(here.services, queue)
    if as_json:
        print(json.dumps([letter.model_dump(mode="json") for letter in letters], indent=2))
        return 0
    if not letters:
        Console().print("No dead letters.")
        return 0
    table = Table(box=None, pad_edge=False)
    for title in ("ID", "TYPE", "RUN", "SENT (UTC)", "TRIED", "WHY"):
        table.add_column(title, overflow="fold")
    for letter in letters:
        sent = letter.enqueued_at.strftime("%Y-%m-%d %H:%M:%S")
        why = printable(f"{letter.reason}: {letter.description}".rstrip(": "))
        kind = printable(letter.type or "-")
        table.add_row(letter.id, kind, letter.run_id or "-", sent, str(letter.deliveries), why)
    Console().print(table)
    return 0


def show(letter_id: str, as_json: bool) -> int:
    with session(with_host=False) as here:
        letter = operations.dead_letter(here.services, letter_id)
    if as_json:
        print(letter.model_dump_json(indent=2))
        return 0
    console = Console()
    for name, value in letter.model_dump(mode="json", exclude={"body"}).items():
        console.print(f"{name:12} {printable(str(value))}", highlight=False, markup=False, soft_wrap=True)
    for line in letter.body.splitlines():
        console.print(printable(line), highlight=False, markup=False, soft_wrap=True)
    return 0


def replay(letter_id: str | None, queue: str | None, as_json: bool) -> int:
    """Raises InvalidRequest unless exactly one of the two is given."""
    if (letter_id is None) == (queue is None):
        raise InvalidRequest("Give the id of one dead letter, or --all QUEUE.")
    with session(with_host=False) as here:
        if queue is not None:
            count = operations.replay_all(here.services, queue)
        else:
            operations.replay(here.services, letter_id or "")
            count = 1
    _say(
        {"replayed": count}, f"{count} put back; `autobuilder serve` or the next command that works takes it.", as_json
    )
    return 0


def discard(letter_id: str, as_json: bool) -> int:
    with session(with_host=False) as here:
        operations.discard(here.services, letter_id)
    _say({"discarded": 1}, f"{letter_id} is gone.", as_json)
    return 0


def _say(data: dict[str, int], text: str, as_json: bool) -> None:
    if as_json:
        print(json.dumps(data))
    else:
        Console().print(text, highlight=False, markup=False)
