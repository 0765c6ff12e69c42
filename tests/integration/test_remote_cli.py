"""The command line in front of a server elsewhere: same words, same exit codes, over real HTTP."""

import json
import os
import subprocess
import sys
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

from cli.migrate import again
from cli.remote import remote_session
from cli.server import Server
from shared.events import RUN_REQUESTS_QUEUE, GitSource, RunRequest
from shared.models import Outcome, Status
from tests.fixtures.api import Door, finished, open_door, started
from tests.fixtures.web_server import serving

ROOT = Path(__file__).parents[2]
RUN = "run00000001"


@pytest.fixture
def door(database_url: str, tmp_path: Path) -> Generator[Door]:
    (tmp_path / "server").mkdir()
    with open_door(database_url, tmp_path / "server") as opened:
        yield opened


def run(url: str, token: str, *words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(ROOT), "AUTOBUILDER_TOKEN": token, "AUTOBUILDER_HOME": str(cwd / "h")}
    command = [sys.executable, "-m", "cli", "--server", url, *words]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=120)


def test_a_run_is_listed_shown_and_its_log_printed(door: Door, tmp_path: Path) -> None:
    finished(door, door.group("shop", eve="viewer"), RUN)
    token = door.token("eve")
    with serving(door.app) as url:
        listed = run(url, token, "runs", "--json", cwd=tmp_path)
        assert [row["id"] for row in json.loads(listed.stdout)] == [RUN]
        shown = run(url, token, "show", RUN, cwd=tmp_path)
        assert shown.returncode == 0 and "succeeded" in shown.stdout and "# " in shown.stdout
        log = run(url, token, "logs", RUN, "--step", "build", cwd=tmp_path)
        assert "BUILD SUCCESS" in log.stdout and "hunter2" not in log.stdout
    assert not (tmp_path / "h").exists(), "nothing is started here"


def test_a_run_that_was_interrupted_is_named_with_its_server() -> None:
    assert again("run00000001") == "autobuilder retry run00000001"
    elsewhere = again("run00000001", Server("https://api.example.org", "token"))
    assert elsewhere == "autobuilder --server https://api.example.org retry run00000001"


def test_more_runs_than_a_page_holds_are_listed(door: Door) -> None:
    git = GitSource(url="https://git.example.org/shop.git")
    for number in range(203):
        door.services.store.add_run(RunRequest(run_id=f"run{number:08}", name="shop", git=git))
    with serving(door.app) as url, remote_session(Server(url, door.token("root", admin=True))) as there:
        assert [len(there.store.runs(limit=limit)) for limit in (3, 201, 1000)] == [3, 201, 203]
        assert len({run.id for run in there.store.runs(limit=1000)}) == 203


def test_only_the_end_of_a_long_log_is_fetched(door: Door, tmp_path: Path) -> None:
    build = started(door, door.group("shop", eve="viewer"), RUN)
    log = b"".join(b"line %d of \xeb\xb9\x8c\n" % number for number in range(60_000))
    store = door.services.store
    for start in range(0, len(log), 50_000):
        store.append_log(build, store.log_end(build), log[store.log_end(build) : start + 50_000])
    store.append_log(build, store.log_end(build), log[store.log_end(build) :])
    store.finish_build(build, Outcome.SUCCEEDED)
    store.finish_run(RUN, Status.CANCELLED)
    with serving(door.app) as url:
        last = run(url, door.token("eve"), "logs", RUN, "--tail", "3", cwd=tmp_path)
        assert last.stdout.splitlines() == ["==> prepare", *(f"line {n} of 빌" for n in (59_997, 59_998, 59_999))]
        many = run(url, door.token("eve"), "logs", RUN, "--tail", "9000", cwd=tmp_path)
        assert len(many.stdout.splitlines()) == 9001
        server = Server(url, door.token("eve"))
        with remote_session(server) as there:
            there.store.builds(RUN)
            tail = there.store.log_tail(build)
            assert tail.endswith("line 59999 of 빌\n") and len(tail.encode()) <= 4000


def test_exit_codes_say_who_must_act(door: Door, tmp_path: Path) -> None:
    finished(door, door.group("shop", eve="viewer"), RUN)
    eve = door.token("eve")
    with serving(door.app) as url:
        assert run(url, "no.token.here", "runs", cwd=tmp_path).returncode == 3
        assert run(url, eve, "retry", RUN, cwd=tmp_path).returncode == 3
        unknown = run(url, eve, "show", "abcdef123456", cwd=tmp_path)
        assert (unknown.returncode, unknown.stderr) == (2, "autobuilder: There is no such run.\n")
        assert run("http://git.example.org", eve, "runs", cwd=tmp_path).returncode == 2, "no token in the clear"
    gone = run(url, eve, "runs", cwd=tmp_path)
    assert gone.returncode == 4 and "does not answer" in gone.stderr


def test_dead_letters_of_a_server_are_tended_from_afar(door: Door, tmp_path: Path) -> None:
    bus: Any = door.services.bus
    for number in range(3):
        bus.send(RUN_REQUESTS_QUEUE, f'{{"no": "event {number}"}}')
        assert bus.dead_letter(bus.receive(RUN_REQUESTS_QUEUE), "InvalidRequest", "It is no CloudEvent.")
    root, eve = door.token("root", admin=True), door.token("eve")
    with serving(door.app) as url:
        here = run(url, root, "dead-letters", "list", "--json", cwd=tmp_path)
        letters = json.loads(here.stdout)
        assert [letter["reason"] for letter in letters] == ["InvalidRequest"] * 3
        shown = run(url, root, "dead-letters", "show", letters[0]["id"], cwd=tmp_path)
        assert "It is no CloudEvent." in shown.stdout and '"event 0"' in shown.stdout
        assert run(url, root, "dead-letters", "replay", letters[0]["id"], "--json", cwd=tmp_path).stdout == (
            '{"replayed": 1}\n'
        )
        assert run(url, root, "dead-letters", "discard", letters[1]["id"], cwd=tmp_path).returncode == 0
        rest = run(url, root, "dead-letters", "replay", "--all", RUN_REQUESTS_QUEUE, "--json", cwd=tmp_path)
        assert rest.stdout == '{"replayed": 1}\n'
        gone = run(url, root, "dead-letters", "show", letters[1]["id"], cwd=tmp_path)
        assert (gone.returncode, gone.stderr) == (2, "autobuilder: There is no such dead letter.\n")
        assert run(url, eve, "dead-letters", "list", cwd=tmp_path).returncode == 3
    assert [(state.active, state.dead_letters) for state in bus.states([RUN_REQUESTS_QUEUE])] == [(2, 0)]


def test_webhooks_of_a_server_are_made_and_removed_from_afar(database_url: str, tmp_path: Path) -> None:
    (tmp_path / "server").mkdir()
    with open_door(database_url, tmp_path / "server", allow_private_webhooks=True) as door, serving(door.app) as url:
        root = door.token("root", admin=True)
        place = "https://127.0.0.1/hook"
        added = json.loads(run(url, root, "webhooks", "add", place, "--json", cwd=tmp_path).stdout)
        assert added["secret"].startswith("whsec_")
        listed = json.loads(run(url, root, "webhooks", "list", "--json", cwd=tmp_path).stdout)
        assert [(row["url"], "secret" in row) for row in listed] == [(place, False)]
        assert run(url, root, "webhooks", "ping", str(added["id"]), cwd=tmp_path).returncode == 0
        assert run(url, root, "webhooks", "remove", str(added["id"]), cwd=tmp_path).returncode == 0
        assert run(url, root, "webhooks", "ping", str(added["id"]), cwd=tmp_path).returncode == 2
        wrong = run(url, root, "webhooks", "add", "ftp://x/y", cwd=tmp_path)
        assert (wrong.returncode, "refuses url: " in wrong.stderr) == (2, True)
        assert run(url, door.token("eve"), "webhooks", "list", cwd=tmp_path).returncode == 3


@pytest.mark.parametrize("words", [["doctor"], ["fixes"], ["serve"]])
def test_what_is_about_this_machine_is_not_done_for_a_server(words: list[str], tmp_path: Path) -> None:
    refused = run("https://api.example.org", "token", *words, cwd=tmp_path)
    assert (refused.returncode, "is about this machine" in refused.stderr) == (2, True)
