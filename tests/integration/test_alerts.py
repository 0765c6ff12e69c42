"""Alerts through apprise to a real HTTP and a real SMTP receiver."""

from __future__ import annotations

import asyncio
import email
import json
import threading
from collections.abc import Generator
from contextlib import contextmanager
from email.message import Message
from email.policy import default
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP, Envelope, Session

from pipeline.alerts import AlertSender
from pipeline.outbox import OUTSIDE, Pump
from shared.events import GitSource, RunRequest
from shared.models import Status
from shared.store import Store
from tests.fixtures.http_receiver import receiving

PATIENCE_SECONDS = 40


@pytest.fixture
def store(database_url: str) -> Generator[Store]:
    with Store.open(database_url) as opened:
        yield opened


class Mailbox:
    """The handler of a real SMTP server."""

    def __init__(self) -> None:
        self.letters: list[Message] = []
        self.arrived = threading.Event()

    @contextmanager
    def serving(self) -> Generator[int]:
        """The port it listens on."""
        loop = asyncio.new_event_loop()
        listening = loop.create_server(lambda: SMTP(self, hostname="mail.test"), "127.0.0.1", 0)
        server = loop.run_until_complete(listening)
        thread = threading.Thread(target=loop.run_forever, daemon=True)
        thread.start()
        yield server.sockets[0].getsockname()[1]
        loop.call_soon_threadsafe(loop.stop)
        thread.join(PATIENCE_SECONDS)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        assert isinstance(envelope.content, bytes)
        self.letters.append(email.message_from_bytes(envelope.content, policy=default))
        self.arrived.set()
        return "250 OK"


def pump_of(store: Store, urls: list[str], public_url: str | None = None) -> Pump:
    sender = AlertSender(store.outbox, urls, public_url)
    nothing: Any = lambda row: None  # noqa: E731
    return Pump(store.outbox, {"queue": nothing, "topic": nothing, "webhook": nothing, "alert": sender})


def fail_a_run(store: Store) -> None:
    source = GitSource(url="https://example.org/x.git")
    store.add_run(RunRequest(run_id="run00001", name="shop", git=source))
    assert store.claim_queued_run(100)
    failure = {"step": "build", "kind": "build", "message": "It does not compile.", "next_action": "Mend it."}
    store.finish_run("run00001", Status.FAILED, json.dumps(failure), "It does not compile.")


def make_due(store: Store) -> None:
    with store.transaction() as connection:
        connection.execute("UPDATE outbox SET due_at = now() WHERE dead_at IS NULL")


def test_a_failed_run_is_told_once_to_each_place_with_a_link(store: Store) -> None:
    mailbox = Mailbox()
    with mailbox.serving() as port, receiving() as receiver:
        mail = f"mailto://127.0.0.1:{port}?from=ab@example.org&to=ops@example.org&mode=insecure"
        first = receiver.url.replace("http://", "json://") + "/alerts"
        pump = pump_of(store, [first, mail], "https://ab.example.org/")
        fail_a_run(store)
        pump.drain(OUTSIDE)
        [request] = receiver.requests
        assert mailbox.arrived.wait(PATIENCE_SECONDS)
        assert pump.drain(OUTSIDE) == 0
    told = json.loads(request.body)
    assert told["title"] == "Auto-Builder: The migration of shop failed"
    assert "It does not compile." in told["message"]
    assert "https://ab.example.org/runs/run00001" in told["message"]
    [letter] = mailbox.letters
    assert (letter["Subject"], letter["To"]) == (told["title"], "ops@example.org")
    assert "https://ab.example.org/runs/run00001" in letter.as_string().replace("=\n", "").replace("=\r\n", "")


def test_a_place_that_fails_does_not_make_the_others_hear_it_again(store: Store) -> None:
    with receiving() as good, receiving() as bad:
        bad.answer = lambda request: (500, {})
        urls = [each.url.replace("http://", "json://") for each in (good, bad)]
        pump = pump_of(store, urls)
        fail_a_run(store)
        pump.drain(OUTSIDE)
        make_due(store)
        pump.drain(OUTSIDE)
        assert len(good.requests) == 1
        assert len(bad.requests) == 2
        bad.answer = lambda request: (200, {})
        make_due(store)
        pump.drain(OUTSIDE)
        assert len(bad.requests) == 3
        assert "autobuilder show run00001" in json.loads(bad.requests[-1].body)["message"]
    assert [state.active for state in store.outbox.states() if state.kind == "alert"] == []


def test_without_a_place_nothing_is_kept(store: Store) -> None:
    fail_a_run(store)
    pump_of(store, []).drain(OUTSIDE)
    assert [state for state in store.outbox.states() if state.kind == "alert"] == []
