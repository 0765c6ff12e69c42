"""`autobuilder dead-letters`: what was set aside on the bus, and what never got to a webhook or a person."""

import json

from rich.console import Console

from cli.operated import operated
from cli.server import Server
from cli.view import print_table, printable, say
from shared.errors import InvalidRequest


def list_letters(queue: str | None, as_json: bool, server: Server | None = None) -> int:
    with operated(server) as here:
        letters = here.letters(queue)
    if as_json:
        print(json.dumps([letter.model_dump(mode="json") for letter in letters], indent=2))
        return 0
    if not letters:
        Console(emoji=False).print("No dead letters.")
        return 0
    print_table(
        ("ID", "TYPE", "RUN", "SENT (UTC)", "TRIED", "WHY"),
        (
            (
                letter.id,
                printable(letter.type or "-"),
                letter.run_id or "-",
                letter.enqueued_at.strftime("%Y-%m-%d %H:%M:%S"),
                str(letter.deliveries),
                printable(f"{letter.reason}: {letter.description}".rstrip(": ")),
            )
            for letter in letters
        ),
    )
    return 0


def show(letter_id: str, as_json: bool, server: Server | None = None) -> int:
    with operated(server) as here:
        letter = here.letter(letter_id)
    if as_json:
        print(letter.model_dump_json(indent=2))
        return 0
    console = Console(emoji=False)
    for name, value in letter.model_dump(mode="json", exclude={"body"}).items():
        console.print(f"{name:12} {printable(str(value))}", highlight=False, markup=False, soft_wrap=True)
    for line in letter.body.splitlines():
        console.print(printable(line), highlight=False, markup=False, soft_wrap=True)
    return 0


def replay(letter_id: str | None, queue: str | None, as_json: bool, server: Server | None = None) -> int:
    """Raises InvalidRequest unless exactly one of the two is given."""
    if (letter_id is None) == (queue is None):
        raise InvalidRequest("Give the id of one dead letter, or --all QUEUE.")
    with operated(server) as here:
        count = here.replay_all(queue) if queue is not None else here.replay(letter_id or "")
    text = f"{count} put back; " + (
        "the server takes it." if server else "`autobuilder serve` or the next command that works takes it."
    )
    return say({"replayed": count}, text, as_json)


def discard(letter_id: str, as_json: bool, server: Server | None = None) -> int:
    with operated(server) as here:
        here.discard(letter_id)
    return say({"discarded": 1}, f"{letter_id} is gone.", as_json)
