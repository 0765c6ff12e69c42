"""Outgoing webhooks against a real HTTP receiver, which checks the signature with the specification's own library."""

from __future__ import annotations

import json
from collections.abc import Generator

import pytest
from standardwebhooks import Webhook, WebhookVerificationError

from pipeline.outbox import BUS, OUTSIDE, Pump
from pipeline.webhooks import WebhookSender, add_webhook, checked_secret, checked_url, new_secret, ping
from shared.addresses import Lookup, addresses_of
from shared.errors import InvalidRequest
from shared.events import RUN_FINISHED, CloudEvent
from shared.run_events import RUN_STEP, TO_RUN_EVENTS
from shared.store import Store, WebhookRow, Webhooks
from tests.fixtures.http_receiver import Receiver, receiving

PUBLIC = "140.82.121.3"


@pytest.fixture
def store(database_url: str) -> Generator[Store]:
    with Store.open(database_url) as opened:
        yield opened


@pytest.fixture
def webhooks(store: Store) -> Webhooks:
    return Webhooks(store.database)


@pytest.fixture
def receiver() -> Generator[Receiver]:
    with receiving() as receiver:
        yield receiver


@pytest.fixture
def webhook(webhooks: Webhooks, receiver: Receiver) -> WebhookRow:
    return add_webhook(webhooks, f"{receiver.url}/hook?a=b", [], allow_private=True)


def pump_of(store: Store, *, allow_private: bool = True, lookup: Lookup = addresses_of) -> Pump:
    sender = WebhookSender(Webhooks(store.database), allow_private=allow_private, lookup=lookup)
    return Pump(store.outbox, {"queue": print, "topic": lambda row: None, "webhook": sender, "alert": print})


def tell(store: Store, *, event_id: str = "e1") -> None:
    event = CloudEvent(id=event_id, source="test", type=RUN_STEP, subject="run00001", data={"이름": "값"})
    with store.transaction() as connection:
        store.outbox.add(connection, TO_RUN_EVENTS, event)


def make_due(store: Store) -> None:
    with store.transaction() as connection:
        connection.execute("UPDATE outbox SET due_at = now() WHERE dead_at IS NULL")


def test_a_delivery_is_signed(store: Store, receiver: Receiver, webhook: WebhookRow) -> None:
    tell(store)
    pump_of(store).drain(OUTSIDE)
    [request] = receiver.requests
    event = Webhook(webhook.secret).verify(request.body, request.headers)
    assert (event["type"], event["subject"], event["data"]) == (RUN_STEP, "run00001", {"이름": "값"})
    assert request.headers["webhook-id"] == event["id"] == "e1"
    assert (request.path, request.headers["host"]) == ("/hook?a=b", receiver.url.removeprefix("http://"))
    with pytest.raises(WebhookVerificationError):
        Webhook(new_secret()).verify(request.body, request.headers)
    with pytest.raises(WebhookVerificationError):
        Webhook(webhook.secret).verify(request.body.replace("값", "다른"), request.headers)


def test_what_fails_is_repeated_under_the_same_id_and_in_the_end_set_aside_to_be_replayed(
    store: Store, receiver: Receiver, webhook: WebhookRow
) -> None:
    receiver.answer = lambda request: (500, {})
    tell(store)
    pump = pump_of(store)
    for _ in range(10):
        pump.drain(OUTSIDE)
        make_due(store)
    assert pump.drain(OUTSIDE) == 0, "ten attempts are enough"
    assert {request.headers["webhook-id"] for request in receiver.requests} == {"e1"}
    [dead] = store.outbox.dead()
    assert (dead.attempts, dead.error) == (10, f"Webhook {webhook.id} answered 500.")
    receiver.answer = lambda request: (204, {})
    assert store.outbox.replay(dead.id) == 1
    pump.drain(OUTSIDE)
    assert len(receiver.requests) == 11
    assert store.outbox.dead() == []


def test_the_next_attempt_is_not_due_at_once(store: Store, receiver: Receiver, webhook: WebhookRow) -> None:
    receiver.answer = lambda request: (503, {})
    tell(store)
    pump = pump_of(store)
    assert pump.drain(OUTSIDE) == 1
    assert pump.drain(OUTSIDE) == 0
    assert (store.outbox.next_due(OUTSIDE) or 0) > 5


def test_a_redirection_is_not_followed(store: Store, receiver: Receiver, webhook: WebhookRow) -> None:
    receiver.answer = lambda request: (302, {"location": f"{receiver.url}/elsewhere"})
    tell(store)
    pump_of(store).drain(OUTSIDE)
    assert [request.path for request in receiver.requests] == ["/hook?a=b"]


def test_a_receiver_that_is_gone_is_left_alone(
    store: Store, webhooks: Webhooks, receiver: Receiver, webhook: WebhookRow
) -> None:
    receiver.answer = lambda request: (410, {})
    tell(store)
    pump = pump_of(store)
    pump.drain(OUTSIDE)
    tell(store, event_id="e2")
    pump.drain(OUTSIDE)
    assert len(receiver.requests) == 1
    row = webhooks.get(webhook.id)
    assert row and not row.enabled


def test_a_name_that_leads_into_our_network_by_now_is_not_followed(
    store: Store, receiver: Receiver, webhooks: Webhooks
) -> None:
    """Fault 22: the name was public when the webhook was made, and answers with loopback when it is used."""
    port = receiver.url.rpartition(":")[2]
    add_webhook(webhooks, f"https://hook.example:{port}/", [], lookup=lambda host, port: [PUBLIC])
    tell(store)
    pump_of(store, allow_private=False, lookup=lambda host, port: [PUBLIC, "127.0.0.1"]).drain(OUTSIDE)
    assert receiver.requests == []
    assert store.outbox.dead() == [], "it may be put right: tried again later"
    with store.transaction() as connection:
        row = connection.execute("SELECT error FROM outbox WHERE kind = 'webhook'").fetchone()
    assert row and "private network (127.0.0.1)" in row["error"]


def test_the_checked_address_is_the_one_that_is_used(store: Store, receiver: Receiver, webhooks: Webhooks) -> None:
    """The name is looked up once: no second answer can lead elsewhere."""
    port = receiver.url.rpartition(":")[2]
    add_webhook(webhooks, f"http://does-not-exist.invalid:{port}/x", [], allow_private=True)
    tell(store)
    pump_of(store, lookup=lambda host, port: ["127.0.0.1"]).drain(OUTSIDE)
    [request] = receiver.requests
    assert request.headers["host"] == f"does-not-exist.invalid:{port}"


@pytest.mark.parametrize(
    "url",
    [
        "http://hook.example/",
        "file:///etc/passwd",
        "https://",
        "https://user:word@hook.example/",
        "https://hook.example:99999/",
        "https://hook.example/a b",
        "https://hook.example/\r\nx: y",
        "gopher://hook.example/",
    ],
)
def test_only_https_urls_of_hosts_are_taken(url: str) -> None:
    with pytest.raises(InvalidRequest):
        checked_url(url, allow_private=False)


@pytest.mark.parametrize("address", ["127.0.0.1", "10.1.2.3", "169.254.169.254", "168.63.129.16", "::1", "fd00::1"])
def test_a_host_in_a_private_network_is_refused(webhooks: Webhooks, address: str) -> None:
    with pytest.raises(InvalidRequest, match="private network"):
        add_webhook(webhooks, "https://hook.example/", [], lookup=lambda host, port: [address])
    assert webhooks.list() == []


def test_an_unknown_event_and_a_weak_secret_are_refused(webhooks: Webhooks) -> None:
    with pytest.raises(InvalidRequest, match=RUN_FINISHED.replace(".", r"\.")):
        add_webhook(webhooks, "https://hook.example/", ["run.ended"], lookup=lambda host, port: [PUBLIC])
    for secret in ("short", "whsec_", "whsec_c2hvcnQ=", "whsec_%%%"):
        with pytest.raises(InvalidRequest):
            checked_secret(secret)
    assert checked_secret(new_secret())


def test_a_ping_goes_to_one_webhook(store: Store, receiver: Receiver, webhooks: Webhooks, webhook: WebhookRow) -> None:
    ping(webhooks, webhook.id)
    pump_of(store).drain(OUTSIDE)
    assert json.loads(receiver.requests[0].body)["type"] == "autobuilder.ping.v1"
    with pytest.raises(InvalidRequest):
        ping(webhooks, 999)
    assert webhooks.remove(webhook.id)
    assert not webhooks.remove(webhook.id)
    tell(store)
    assert pump_of(store).drain(OUTSIDE) == 0
    assert pump_of(store).drain(BUS) == 1
