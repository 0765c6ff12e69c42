"""What the product asks of a bus, whichever it is: faults 2, 4 and 5 of the platform's list among it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import azure.functions as func
import pytest

from shared.bus import LARGEST_BODY, Bus
from shared.errors import InvalidRequest
from tests.contract.bus.conftest import EVENTS, JOBS, MAX_DELIVERY, Handler, Installation, app_of

PATIENCE_SECONDS = 40


def until(condition: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


def empty(bus: Bus) -> bool:
    [state] = bus.states([JOBS])
    return state.active == 0


def fail(message: func.ServiceBusMessage) -> None:
    raise RuntimeError("not today")


def refuse(message: func.ServiceBusMessage) -> None:
    raise InvalidRequest("Version 9 is not known here: send version 1.")


def test_a_message_is_handled_once_and_gone(installation: Installation) -> None:
    bus, handler = installation.bus, Handler()
    [before] = bus.states([JOBS])
    assert (before.active, before.dead_letters, before.oldest) == (0, 0, None)
    bus.send(JOBS, '{"이름": 1}', message_id="m1")
    [waiting] = bus.states([JOBS])
    assert waiting.active == 1 and waiting.oldest is not None
    installation.start(app_of(handler))
    until(lambda: handler.seen and empty(bus))
    [message] = handler.seen
    assert (message.get_body().decode(), message.message_id, message.delivery_count) == ('{"이름": 1}', "m1", 1)


def test_the_same_message_id_is_handled_once(installation: Installation) -> None:
    bus, handler = installation.bus, Handler()
    for _ in range(3):
        bus.send(JOBS, "once", message_id="same")
    bus.send(JOBS, "last")
    installation.start(app_of(handler))
    until(lambda: "last" in handler.bodies and empty(bus))
    assert sorted(handler.bodies) == ["last", "once"]


def test_what_fails_is_delivered_again_and_in_the_end_set_aside(installation: Installation) -> None:
    bus, handler = installation.bus, Handler(fail)
    installation.start(app_of(handler))
    bus.send(JOBS, "poison", message_id="p")
    until(lambda: bus.dead_letters(JOBS))
    [dead] = bus.dead_letters(JOBS)
    assert [message.delivery_count for message in handler.seen] == list(range(1, MAX_DELIVERY + 1))
    assert (dead.reason, dead.body, dead.message_id) == ("MaxDeliveryCountExceeded", b"poison", "p")
    assert dead.description
    assert empty(bus)


def test_what_nobody_can_understand_is_set_aside_at_once_with_the_reason(installation: Installation) -> None:
    bus, handler = installation.bus, Handler(refuse)
    installation.start(app_of(handler))
    bus.send(JOBS, "v9")
    until(lambda: bus.dead_letters(JOBS))
    [dead] = bus.dead_letters(JOBS)
    assert (dead.reason, dead.description) == ("InvalidRequest", "Version 9 is not known here: send version 1.")
    assert len(handler.seen) == 1, "no repetition would have helped"


def test_a_dead_letter_is_replayed(installation: Installation) -> None:
    bus, handler = installation.bus, Handler(refuse)
    installation.start(app_of(handler))
    for body in ("a", "b"):
        bus.send(JOBS, body, message_id=body)
        until(lambda body=body: body in [each.body.decode() for each in bus.dead_letters(JOBS)])
    handler.act = lambda message: None
    chosen = next(each for each in bus.dead_letters(JOBS) if each.body == b"b")
    assert bus.replay(JOBS, chosen.sequence) == 1
    until(lambda: handler.bodies == ["a", "b", "b"] and empty(bus))
    assert handler.seen[-1].delivery_count == 1, "as if newly sent"
    assert [each.body for each in bus.dead_letters(JOBS)] == [b"a"]
    assert bus.replay(JOBS, 10_000) == 0, "there is no such dead letter"
    assert bus.discard(JOBS) == 1
    assert bus.dead_letters(JOBS) == []


def test_a_lost_lock_means_another_delivery_and_no_harm(installation: Installation) -> None:
    bus, first, release = installation.bus, threading.Event(), threading.Event()

    def hold(message: func.ServiceBusMessage) -> None:
        if not first.is_set():
            first.set()
            assert release.wait(PATIENCE_SECONDS)

    handler = Handler(hold)
    installation.start(app_of(handler))
    bus.send(JOBS, "slow")
    assert first.wait(PATIENCE_SECONDS)
    assert installation.expire_locks(JOBS) == 1
    bus.send(JOBS, "wakes the embedded bus")
    until(lambda: handler.bodies.count("slow") == 2)
    release.set()
    until(lambda: empty(bus))
    assert handler.bodies.count("slow") == 2
    assert bus.dead_letters(JOBS) == []


def test_a_topic_reaches_every_subscription_once(installation: Installation) -> None:
    bus, first, second = installation.bus, Handler(), Handler()
    installation.start(app_of(Handler(), first, second))
    for _ in range(2):
        bus.broadcast(EVENTS, "started", message_id="e1")
    bus.broadcast(EVENTS, "finished", message_id="e2")
    until(lambda: len(first.seen) == 2 and len(second.seen) == 2)
    assert sorted(first.bodies) == sorted(second.bodies) == ["finished", "started"]


def test_a_message_that_is_too_large_is_refused_at_once_and_others_get_through(installation: Installation) -> None:
    bus = installation.bus
    with pytest.raises(InvalidRequest, match=r"jobs.*: send less"):
        bus.send(JOBS, "x" * 300_000, message_id="large")
    with pytest.raises(InvalidRequest, match=r"events.*: send less"):
        bus.broadcast(EVENTS, "x" * 300_000)
    bus.send(JOBS, "x" * LARGEST_BODY, message_id="large")
    [state] = bus.states([JOBS])
    assert (state.active, state.dead_letters) == (1, 0)
