"""Dead letters of the whole app, on both buses: told of once, runs failed visibly, replayed (faults 1 to 6)."""

from __future__ import annotations

import json
from collections.abc import Generator
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from pydantic import SecretStr

from host.bus import Bus as EmbeddedBus
from host.bus import subscription_queue
from host.host import Host
from pipeline import operations
from pipeline.bootstrap import Services, local_services, provide
from pipeline.runners.local import LocalRunner
from shared.bus import Bus, publish
from shared.bus.service_bus import ServiceBus, namespace_of
from shared.errors import InvalidRequest
from shared.events import (
    BUILD_EVENTS_QUEUE,
    BUILD_FINISHED,
    RUN_CANCEL_REQUESTED,
    RUN_FINISHED,
    RUN_REQUESTED,
    RUN_REQUESTS_QUEUE,
    RUN_RETRY_REQUESTED,
    CloudEvent,
    RunRequest,
    build_finished,
)
from shared.models import FINAL, Outcome, Status
from shared.run_events import RUN_EVENTS_TOPIC
from shared.settings import Settings
from shared.store import RunRow, Store
from tests.fixtures.waiting import until
from tests.peers.service_bus import Peer, Queue, QueueOptions, Topic

ROOT = Path(__file__).parents[2]
WORLD = "world"
RUN = "run00001"


@dataclass(frozen=True)
class App:
    services: Services
    bus: Bus
    host: Host
    told: Told

    def send(self, kind: str, data: dict[str, object], queue: str = RUN_REQUESTS_QUEUE) -> None:
        publish(self.bus, queue, CloudEvent(source="test", type=kind, data=data))

    def request(self, name: str) -> None:
        (self.services.exchange.root / "uploads").mkdir(parents=True, exist_ok=True)
        self.services.exchange.upload_path("x.tar.zst").write_bytes(b"never read")
        request = RunRequest(run_id=RUN, name=name, upload="x.tar.zst")
        self.send(RUN_REQUESTED, request.model_dump(mode="json"))

    @property
    def run(self) -> RunRow | None:
        return self.services.store.run(RUN)

    def ended(self) -> RunRow:
        until(lambda: self.run and self.run.status in FINAL)
        run = self.run
        assert run
        return run

    def letters(self) -> list[operations.DeadMessage]:
        return operations.dead_letters(self.services)

    def attend(self) -> None:
        """What the timer does."""
        self.host.timers.fire("attend_dead_letters")

    def alerts(self) -> list[str]:
        with self.services.store.transaction() as connection:
            rows = connection.execute("SELECT key FROM alerts ORDER BY raised_at").fetchall()
        return [row["key"] for row in rows]


class Told:
    """What a subscriber of run-events has received."""

    def __init__(self, source: EmbeddedBus | Peer) -> None:
        self._source = source

    def events(self) -> list[CloudEvent]:
        path = subscription_queue(RUN_EVENTS_TOPIC, WORLD)
        if isinstance(self._source, Peer):
            queue, peer = self._source.queue(path), self._source
            bodies = peer.call(lambda: [m.sections[0x75][0][1] for m in queue.messages.values()])
        else:
            bodies = [message.body for message in self._source.peek(path)]
        return [CloudEvent.model_validate_json(body) for body in bodies]


@pytest.fixture(params=["embedded", "service-bus"])
def app(request: pytest.FixtureRequest, database_url: str, tmp_path: Path) -> Generator[App]:
    with ExitStack() as stack:
        store = stack.enter_context(Store.open(database_url))
        settings = Settings(home=tmp_path / "home", max_runs=1, build_memory_mb=512)
        if request.param == "service-bus":
            queues = [Queue(name, QueueOptions(max_delivery=3)) for name in operations.QUEUES]
            peer = stack.enter_context(Peer([*queues, Topic(RUN_EVENTS_TOPIC, {WORLD: QueueOptions()})]))
            settings = settings.model_copy(update={"service_bus": SecretStr(peer.connection_string)})
            namespace = namespace_of(settings)
            assert namespace
            bus, told = stack.enter_context(closing(ServiceBus(namespace))), Told(peer)
        else:
            namespace, bus = None, stack.enter_context(closing(EmbeddedBus(database_url)))
            bus.subscribe(RUN_EVENTS_TOPIC, WORLD)
            told = Told(bus)
        services = local_services(settings, store, bus)
        runner = LocalRunner(settings, store, bus, services.exchange, agent="tests.fixtures.agent")
        services = replace(services, runner=runner)
        provide(services)
        stack.callback(services.pump.stop, 0)
        stack.callback(lambda: [runner.stop(build.run_id, build.id) for build in store.running_builds()])
        host = stack.enter_context(Host(ROOT, database_url, namespace=namespace))
        yield App(services, bus, host, told)


def test_a_run_of_an_unknown_version_is_set_aside_told_of_once_and_its_sender_hears_it(app: App) -> None:
    app.send("autobuilder.run.requested.v9", {"run_id": RUN})
    until(app.letters)
    [letter] = app.letters()
    assert (letter.reason, letter.run_id, letter.type) == ("InvalidRequest", RUN, "autobuilder.run.requested.v9")
    assert "v9" in letter.description
    for _ in range(2):
        app.attend()
    assert len(app.alerts()) == 1
    until(app.told.events)
    [event] = app.told.events()
    assert (event.type, event.subject, event.data["status"]) == (RUN_FINISHED, RUN, "failed")
    assert "v9" in event.data["failure"]["message"]


def test_what_is_no_event_at_all_is_set_aside_and_told_of(app: App) -> None:
    app.bus.send(BUILD_EVENTS_QUEUE, "\x00 not json")
    until(app.letters)
    app.attend()
    [letter] = app.letters()
    assert (letter.queue, letter.type, letter.run_id) == (BUILD_EVENTS_QUEUE, None, None)
    assert len(app.alerts()) == 1
    states = {state.name: state for state in operations.queues(app.services)}
    assert (states[BUILD_EVENTS_QUEUE].dead_letters, states[RUN_REQUESTS_QUEUE].dead_letters) == (1, 0)


def test_a_poisoned_completion_fails_its_run_visibly_and_stops_its_build(app: App) -> None:
    app.request("hang")
    until(app.services.store.running_builds)
    app.send(BUILD_FINISHED, {"run_id": RUN, "outcome": "splendid"}, BUILD_EVENTS_QUEUE)
    until(app.letters)
    app.attend()
    run = app.ended()
    assert run.status is Status.FAILED
    failure = json.loads(run.failure or "")
    assert (failure["kind"] == "message" and "outcome" in failure["message"]) or "build_id" in failure["message"]
    assert failure["next_action"]
    assert app.services.store.running_builds() == []
    assert sorted(key.split(":")[0] for key in app.alerts()) == ["dead-letter", "run"]
    until(lambda: RUN_FINISHED in [event.type for event in app.told.events()])


def test_a_wrong_command_does_not_end_the_run_it_names(app: App) -> None:
    app.request("hang")
    until(app.services.store.running_builds)
    app.send(RUN_CANCEL_REQUESTED, {"run_id": RUN, "wish": "sooner"})
    until(app.letters)
    app.attend()
    assert app.run and app.run.status is Status.RUNNING
    app.send(RUN_CANCEL_REQUESTED, {"run_id": RUN})
    assert app.ended().status is Status.CANCELLED


def test_a_dead_letter_is_looked_at_and_replayed(app: App) -> None:
    app.request("die")
    app.ended()
    app.send(RUN_RETRY_REQUESTED, {"run_id": RUN, "from_step": "no-such-step"})
    until(app.letters)
    [letter] = app.letters()
    assert operations.dead_letter(app.services, letter.id) == letter
    assert "no-such-step" in letter.body
    operations.replay(app.services, letter.id)
    until(lambda: died_since(app, letter))
    [again] = app.letters()
    operations.discard(app.services, again.id)
    assert app.letters() == []
    for wrong in (letter.id, "run-requests:99999", "nowhere:1", "run-requests", "run-requests:x"):
        with pytest.raises(InvalidRequest):
            operations.replay(app.services, wrong)


def died_since(app: App, before: operations.DeadMessage) -> bool:
    return any(each.enqueued_at > before.enqueued_at for each in app.letters())


def test_a_completion_that_comes_twice_or_late_changes_nothing(app: App) -> None:
    """Faults 2 and 3."""
    app.request("die")
    run = app.ended()
    steps = app.services.store.steps(RUN)
    names = [build.id for build in app.services.store.builds(RUN)]
    for name in [*names, names[0]]:
        publish(app.bus, BUILD_EVENTS_QUEUE, build_finished(name, RUN, Outcome.SUCCEEDED))
    until(lambda: app.bus.states([BUILD_EVENTS_QUEUE])[0].active == 0)
    assert app.services.store.steps(RUN) == steps
    assert app.run == run
    assert app.letters() == []


def test_a_lost_completion_is_found_by_the_sweep(app: App) -> None:
    """Fault 1: the bus swallowed the event; the sweep sends it again."""
    runner = app.services.runner
    assert isinstance(runner, LocalRunner)
    lost: list[str] = []

    class Deaf:
        def send(self, queue: str, body: str, *, message_id: str | None = None) -> None:
            lost.append(body)

    real, runner.bus = runner.bus, Deaf()  # pyright: ignore
    app.request("die")
    until(lambda: lost)
    runner.bus = real
    app.host.timers.fire("sweep")
    assert app.ended().status is Status.FAILED


def test_events_of_a_run_reach_the_world_in_order(app: App) -> None:
    app.request("die")
    app.ended()
    until(lambda: RUN_FINISHED in [event.type for event in app.told.events()])
    events = app.told.events()
    assert events[0].type == "autobuilder.run.started.v1"
    assert {event.subject for event in events} == {RUN}
    assert len({event.id for event in events}) == len(events)
    numbers = [event.sequence or "" for event in events]
    assert numbers == sorted(numbers)
    failed = [event.data["step"] for event in events if event.data.get("status") == "failed" and "step" in event.data]
    assert failed == ["prepare"]
