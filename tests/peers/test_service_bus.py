"""The peer, spoken to by the real `azure-servicebus`: what the contract tests of the bus rely on."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Generator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from azure.core.credentials import AccessToken
from azure.servicebus import (
    AutoLockRenewer,
    ServiceBusClient,
    ServiceBusMessage,
    ServiceBusReceivedMessage,
    ServiceBusReceiver,
    ServiceBusSender,
    ServiceBusSubQueue,
    TransportType,
)
from azure.servicebus.exceptions import MessageLockLostError, MessageSizeExceededError, ServiceBusError

from tests.peers.service_bus import Peer, Queue, QueueOptions, Topic

PATIENCE_SECONDS = 20


@pytest.fixture(scope="module")
def peer() -> Generator[Peer]:
    queues = [Queue("jobs", QueueOptions(max_delivery=3)), Queue("short", QueueOptions(lock_seconds=0.5))]
    queues.append(Queue("renewed", QueueOptions(lock_seconds=8)))
    with Peer([*queues, Topic("events", {"a": QueueOptions(), "b": QueueOptions()})]) as peer:
        yield peer


@pytest.fixture(scope="module")
def client(peer: Peer) -> Generator[ServiceBusClient]:
    with ServiceBusClient.from_connection_string(peer.connection_string, retry_total=0) as client:
        yield client


@pytest.fixture(scope="module")
def sender(client: ServiceBusClient) -> Generator[ServiceBusSender]:
    with client.get_queue_sender("jobs") as sender:
        yield sender


@pytest.fixture(scope="module")
def receiver(client: ServiceBusClient) -> Generator[ServiceBusReceiver]:
    with client.get_queue_receiver("jobs") as receiver:
        yield receiver


@pytest.fixture(autouse=True)
def empty(peer: Peer) -> None:
    for queue in peer.namespace.queues():
        peer.call(queue.messages.clear)


def take(receiver: ServiceBusReceiver) -> ServiceBusReceivedMessage:
    [message] = receiver.receive_messages(1, max_wait_time=PATIENCE_SECONDS)
    return message


def held(peer: Peer, path: str) -> int:
    return peer.call(lambda: len(peer.queue(path).messages))


def test_a_message_arrives_as_it_was_sent_and_is_gone_once_completed(
    peer: Peer, sender: ServiceBusSender, receiver: ServiceBusReceiver
) -> None:
    sent = ServiceBusMessage("one", message_id="m1", application_properties={"tenant": "t1"}, content_type="text/plain")
    sender.send_messages(sent)
    message = take(receiver)
    assert (str(message), message.message_id, message.content_type) == ("one", "m1", "text/plain")
    assert message.application_properties == {b"tenant": b"t1"}
    receiver.complete_message(message)
    assert held(peer, "jobs") == 0


def test_the_same_message_id_is_taken_once(peer: Peer, sender: ServiceBusSender) -> None:
    for _ in range(2):
        sender.send_messages(ServiceBusMessage("x", message_id="twice"))
    assert held(peer, "jobs") == 1


def test_a_lost_lock_is_redelivered_and_the_late_holder_refused(
    peer: Peer, sender: ServiceBusSender, receiver: ServiceBusReceiver
) -> None:
    sender.send_messages(ServiceBusMessage("slow"))
    late = take(receiver)
    assert peer.expire_locks("jobs") == 1
    again = take(receiver)
    assert (str(again), again.delivery_count) == ("slow", 1)
    with pytest.raises(MessageLockLostError):
        receiver.complete_message(late)
    receiver.complete_message(again)


def test_a_lock_runs_out_by_itself(client: ServiceBusClient) -> None:
    with client.get_queue_sender("short") as sender, client.get_queue_receiver("short") as receiver:
        sender.send_messages(ServiceBusMessage("x"))
        assert take(receiver).delivery_count == 0
        assert (take(receiver).delivery_count or 0) > 0


def test_a_renewer_keeps_a_lock(peer: Peer, client: ServiceBusClient) -> None:
    with client.get_queue_sender("renewed") as sender, client.get_queue_receiver("renewed") as receiver:
        sender.send_messages(ServiceBusMessage("x"))
        message = take(receiver)
        until = message.locked_until_utc
        with AutoLockRenewer() as renewer:
            renewer.register(receiver, message, max_lock_renewal_duration=60)
            asked = time.monotonic()
            # Only looked at: a call of ours beside the renewer's would share its link, which is not thread-safe.
            while message.locked_until_utc == until and time.monotonic() - asked < PATIENCE_SECONDS:
                time.sleep(0.05)
            assert until and message.locked_until_utc and message.locked_until_utc > until
        assert "com.microsoft:renew-lock" in peer.operations
        receiver.complete_message(message)
    assert held(peer, "renewed") == 0


def test_too_many_deliveries_make_a_dead_letter(
    peer: Peer, client: ServiceBusClient, sender: ServiceBusSender, receiver: ServiceBusReceiver
) -> None:
    sender.send_messages(ServiceBusMessage("poison"))
    for delivery in range(3):
        message = take(receiver)
        assert message.delivery_count == delivery
        receiver.abandon_message(message)
    with client.get_queue_receiver("jobs", sub_queue=ServiceBusSubQueue.DEAD_LETTER) as dead:
        message = take(dead)
        assert (str(message), message.dead_letter_reason) == ("poison", "MaxDeliveryCountExceeded")
        assert message.dead_letter_source == "jobs"
        dead.complete_message(message)


def test_a_dead_letter_keeps_its_reason(
    client: ServiceBusClient, sender: ServiceBusSender, receiver: ServiceBusReceiver
) -> None:
    sender.send_messages(ServiceBusMessage("bad"))
    receiver.dead_letter_message(take(receiver), reason="why", error_description="what")
    with client.get_queue_receiver("jobs", sub_queue=ServiceBusSubQueue.DEAD_LETTER) as dead:
        [message] = dead.peek_messages(1)
        assert (message.dead_letter_reason, message.dead_letter_error_description) == ("why", "what")


def test_batches_scheduled_and_large_messages(sender: ServiceBusSender, receiver: ServiceBusReceiver) -> None:
    sender.send_messages([ServiceBusMessage(str(number)) for number in range(3)])
    got = [take(receiver) for _ in range(3)]
    assert [str(message) for message in got] == ["0", "1", "2"]
    soon = datetime.now(UTC) + timedelta(seconds=0.5)
    sender.schedule_messages(ServiceBusMessage("later"), soon)
    far = sender.schedule_messages(ServiceBusMessage("never"), soon + timedelta(days=1))
    sender.cancel_scheduled_messages(far)
    assert [str(message) for message in receiver.peek_messages(10) if message.state.name == "SCHEDULED"] == ["later"]
    assert str(take(receiver)) == "later"
    with pytest.raises(MessageSizeExceededError):
        sender.send_messages(ServiceBusMessage("x" * 300_000))
    sender.send_messages(ServiceBusMessage("x" * 250_000))
    assert len(str(take(receiver))) == 250_000


def test_a_topic_copies_to_every_subscription(client: ServiceBusClient) -> None:
    with client.get_topic_sender("events") as sender:
        for _ in range(2):
            sender.send_messages(ServiceBusMessage("event", message_id="e1"))
    for name in ("a", "b"):
        with client.get_subscription_receiver("events", name) as receiver:
            messages = receiver.receive_messages(2, max_wait_time=1)
            assert [str(message) for message in messages] == ["event"]


def test_an_unknown_entity_and_a_wrong_key_are_refused(peer: Peer, client: ServiceBusClient) -> None:
    with pytest.raises(ServiceBusError), client.get_queue_sender("nothing") as sender:
        sender.send_messages(ServiceBusMessage("x"))
    wrong = peer.connection_string.replace(peer.key, "d3Jvbmc=")
    with (
        ServiceBusClient.from_connection_string(wrong, retry_total=0) as stranger,
        pytest.raises(ServiceBusError),
        stranger.get_queue_sender("jobs") as sender,
    ):
        sender.send_messages(ServiceBusMessage("x"))


class Identity:
    """Stands where ManagedIdentityCredential does."""

    def get_token(self, *scopes: str, **_: Any) -> AccessToken:
        assert scopes[0].startswith("https://servicebus.azure.net/")
        return AccessToken("a.bearer.token", int(time.time()) + 3600)


def test_tls_and_a_bearer_token(tmp_path: Path) -> None:
    names = ("-keyout", "key.pem", "-out", "cert.pem", "-subj", "/CN=localhost")
    more = ("-addext", "subjectAltName=DNS:localhost")
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *names, *more]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    certificate = (tmp_path / "cert.pem", tmp_path / "key.pem")
    with (
        Peer([Queue("jobs")], certificate=certificate, allowed_tokens=frozenset({"a.bearer.token"})) as peer,
        ServiceBusClient(
            "localhost",
            Identity(),
            connection_verify=str(certificate[0]),
            custom_endpoint_address=f"sb://localhost:{peer.port}",
            transport_type=TransportType.Amqp,
        ) as client,
        client.get_queue_sender("jobs") as sender,
    ):
        sender.send_messages(ServiceBusMessage("over tls"))
        assert held(peer, "jobs") == 1
