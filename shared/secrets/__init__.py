"""Secrets by name: settings hold names, the values are read when they are needed and may change meanwhile."""

from dataclasses import dataclass
from typing import Protocol

from shared.secrets.environment import EnvironmentSecrets

__all__ = ["EnvironmentSecrets", "Secret", "Secrets"]


class Secrets(Protocol):
    """Where the values come from."""

    def get(self, name: str) -> str:
        """Raises Misconfigured when there is none of that name or it may not be read, Unavailable."""
        ...

    def forget(self, name: str) -> None:
        """The value was refused somewhere: the next `get` asks the source again."""
        ...


@dataclass(frozen=True)
class Secret:
    """One secret. Call it for the value of now."""

    source: Secrets
    name: str

    def __call__(self) -> str:
        return self.source.get(self.name)

    def renewed(self, refused: str) -> bool:
        """To be called when the value `refused` was: whether there is another one now, so that one more try makes
        sense."""
        self.source.forget(self.name)
        return self() != refused
