"""What only the Service Bus adapter has: connections that drop, identities, and errors that say who must act."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Generator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from azure.core.credentials import AccessToken
from azure.servicebus import TransportType
from pydantic import SecretStr

from shared.bus.service_bus import Namespace, ServiceBus, namespace_of
from shared.errors import InvalidRequest, Misconfigured, Unavailable
from shared.settings import Settings
from tests.peers.service_bus import Peer, Queue

QUICK: dict[str, Any] = {"retry_total": 1, "retry_backoff_factor": 0.05}


@pytest.fixture(scope="module")
def peer() -> Generator[Peer]:
    with Peer([Queue("jobs")]) as peer:
        yield peer


@pytest.fixture(scope="module")
def bus(peer: Peer) -> Generator[ServiceBus]:
    with closing(ServiceBus(Namespace(peer.connection_string))) as bus:
        yield bus


def held(peer: Peer) -> int:
    return peer.call(lambda: len(peer.queue("jobs").messages))


def test_one_connection_serves_many_messages_and_is_made_anew_when_it_drops(peer: Peer, bus: ServiceBus) -> None:
    bus.send("jobs", "first")
    opened = peer.connections
    for number in range(5):
        bus.send("jobs", str(number))
    assert peer.connections == opened
    peer.drop_connections()
    bus.send("jobs", "after the drop")
    assert peer.connections > opened
    assert held(peer) == 7
    assert [state.active for state in bus.states(["jobs"])] == [7]


def test_a_message_that_the_namespace_finds_too_large_is_the_callers_fault(
    peer: Peer, bus: ServiceBus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shared.bus.LARGEST_BODY", 1 << 30)
    before = held(peer)
    with pytest.raises(InvalidRequest, match="The message for jobs is larger"):
        bus.send("jobs", "x" * 300_000)
    bus.send("jobs", "small")
    assert held(peer) == before + 1


def test_what_is_missing_or_refused_is_the_operators(peer: Peer) -> None:
    with closing(ServiceBus(Namespace(peer.connection_string, options=QUICK))) as bus:
        with pytest.raises(Misconfigured, match="no usable entity nothing"):
            bus.send("nothing", "x")
        with pytest.raises(Misconfigured, match="no usable entity nothing"):
            bus.dead_letters("nothing")
    wrong = Namespace(peer.connection_string.replace(peer.key, "d3Jvbmc="), options=QUICK)
    with closing(ServiceBus(wrong)) as bus, pytest.raises(Misconfigured, match="refuses us at jobs"):
        bus.send("jobs", "x")
    with pytest.raises(Misconfigured, match="no connection string"):
        ServiceBus(Namespace("nonsense"))


def test_a_namespace_that_does_not_answer_is_tried_again_later() -> None:
    with Peer([Queue("jobs")]) as gone:
        pass
    with closing(ServiceBus(Namespace(gone.connection_string, options=QUICK))) as bus, pytest.raises(Unavailable):
        bus.send("jobs", "x")


def test_replay_keeps_the_message_and_says_what_it_replays(peer: Peer, bus: ServiceBus) -> None:
    queue = peer.queue("jobs")
    peer.call(queue.messages.clear)
    bus.send("jobs", json.dumps({"이름": 1}), message_id="original")
    with closing(Namespace(peer.connection_string).client()) as client, client.get_queue_receiver("jobs") as receiver:
        [message] = receiver.receive_messages(1, max_wait_time=20)
        receiver.dead_letter_message(message, reason="why", error_description="what")
    [letter] = bus.dead_letters("jobs")
    assert (letter.reason, letter.description, letter.message_id) == ("why", "what", "original")
    assert bus.replay("jobs", letter.sequence) == 1
    [copy] = peer.call(lambda: list(queue.messages.values()))
    assert copy.message_id != "original"
    assert copy.properties == {"replay-of": "original"}
    with pytest.raises(InvalidRequest):
        bus.replay("topic/subscriptions/other")


class Identity:
    """Stands where the managed identity's credential does."""

    def get_token(self, *scopes: str, **_: Any) -> AccessToken:
        return AccessToken("a.bearer.token", int(time.time()) + 3600)


def test_an_identity_over_tls(tmp_path: Path) -> None:
    names = ("-keyout", "key.pem", "-out", "cert.pem", "-subj", "/CN=localhost")
    more = ("-addext", "subjectAltName=DNS:localhost")
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *names, *more]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    certificate = (tmp_path / "cert.pem", tmp_path / "key.pem")
    with Peer([Queue("jobs")], certificate=certificate, allowed_tokens=frozenset({"a.bearer.token"})) as peer:
        options: dict[str, Any] = {
            "connection_verify": str(certificate[0]),
            "custom_endpoint_address": f"sb://localhost:{peer.port}",
            "transport_type": TransportType.Amqp,
        }
        with closing(ServiceBus(Namespace(host="localhost", credential=Identity(), options=options))) as bus:
            bus.send("jobs", "x")
        assert held(peer) == 1


def test_the_settings_are_those_of_azures_functions_host(monkeypatch: pytest.MonkeyPatch) -> None:
    assert namespace_of(Settings()) is None
    monkeypatch.setenv("AUTOBUILDER_SERVICE_BUS__fullyQualifiedNamespace", "x.servicebus.windows.net")
    monkeypatch.setenv("AUTOBUILDER_SERVICE_BUS__clientId", "id")
    assert namespace_of(Settings()) == Namespace(None, "x.servicebus.windows.net", "id")
    assert namespace_of(Settings(service_bus=SecretStr("Endpoint=sb://y/"))) == Namespace(
        "Endpoint=sb://y/", "x.servicebus.windows.net", "id"
    )
