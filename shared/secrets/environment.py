"""Secrets of one machine: the secret `llm-key` is the variable AUTOBUILDER_SECRET_LLM_KEY, or the contents of the
file that AUTOBUILDER_SECRET_LLM_KEY_FILE names, which is read each time and so may be renewed."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from shared.errors import Misconfigured

PREFIX = "AUTOBUILDER_SECRET_"


def _environment() -> Mapping[str, str]:
    return os.environ


@dataclass(frozen=True)
class EnvironmentSecrets:
    environment: Mapping[str, str] = field(default_factory=_environment, repr=False)

    def get(self, name: str) -> str:
        variable = PREFIX + re.sub(r"\W", "_", name).upper()
        value, file = self.environment.get(variable), self.environment.get(f"{variable}_FILE")
        if file:
            value = _contents(file, variable)
        if not value:
            raise Misconfigured(f"The secret {name!r} is not there; set {variable} or {variable}_FILE.")
        return value

    def forget(self, name: str) -> None:
        """Nothing is kept."""


def _contents(file: str, variable: str) -> str:
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise Misconfigured(f"{variable}_FILE names {file}, which can't be read ({type(error).__name__}).") from error
