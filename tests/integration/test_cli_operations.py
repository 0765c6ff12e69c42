"""`autobuilder dead-letters` and `autobuilder webhooks`, in a process of their own on a real database."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from host.bus import Bus
from shared.events import RUN_REQUESTS_QUEUE

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Cli:
    environment: dict[str, str]

    def __call__(self, *words: str) -> tuple[int, str, str]:
        command = [sys.executable, "-m", "cli", *words]
        done = subprocess.run(
            command, cwd=ROOT, env=self.environment, capture_output=True, text=True, timeout=180, check=False
        )
        return done.returncode, done.stdout, done.stderr


@pytest.fixture
def cli(database_url: str, tmp_path: Path) -> Cli:
    own = {"AUTOBUILDER_DATABASE_URL": database_url, "AUTOBUILDER_HOME": str(tmp_path / "home")}
    return Cli({**os.environ, **own})


def test_dead_letters_are_listed_shown_replayed_and_discarded(cli: Cli, database_url: str) -> None:
    with closing(Bus(database_url)) as bus:
        bus.send(RUN_REQUESTS_QUEUE, '{"no": "event \\u001b[31m"}')
        message = bus.receive(RUN_REQUESTS_QUEUE)
        assert message and bus.dead_letter(message, "InvalidRequest", "It is no CloudEvent.")
        code, out, _ = cli("dead-letters", "list", "--json")
        [letter] = json.loads(out)
        assert (code, letter["reason"], letter["description"]) == (0, "InvalidRequest", "It is no CloudEvent.")
        code, out, _ = cli("dead-letters", "show", letter["id"])
        assert code == 0 and "It is no CloudEvent." in out and "\x1b" not in out
        assert cli("dead-letters", "replay", letter["id"], "--json")[:2] == (0, '{"replayed": 1}\n')
        assert bus.dead_letters(RUN_REQUESTS_QUEUE) == []
        assert [each.active for each in bus.states([RUN_REQUESTS_QUEUE])] == [1]
        code, _, err = cli("dead-letters", "discard", letter["id"])
        assert (code, err.count("\n")) == (2, 1)
        assert "There is no dead letter" in err


def test_a_webhook_is_added_listed_without_its_secret_and_removed(cli: Cli) -> None:
    code, _, err = cli("webhooks", "add", "https://127.0.0.1/hook")
    assert code == 2 and "private network" in err
    open_cli = Cli({**cli.environment, "AUTOBUILDER_ALLOW_PRIVATE_WEBHOOKS": "true"})
    code, out, _ = open_cli("webhooks", "add", "https://127.0.0.1/hook", "--json")
    added = json.loads(out)
    assert code == 0 and added["secret"].startswith("whsec_")
    assert added["secret"] not in open_cli("webhooks", "list", "--json")[1]
    assert open_cli("webhooks", "remove", str(added["id"]))[0] == 0
    assert json.loads(open_cli("webhooks", "list", "--json")[1]) == []
