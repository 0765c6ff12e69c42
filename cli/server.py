"""The server elsewhere that a command may be about."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Server:
    """`--server` and `--token`, as given."""

    url: str
    token: str | None
