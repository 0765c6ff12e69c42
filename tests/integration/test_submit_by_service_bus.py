"""Another system's whole journey: the documented example, in a process of its own, against a served installation."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Generator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import SecretStr

from host.host import Host
from pipeline import operations
from pipeline.bootstrap import Services, local_services, provide
from pipeline.runners.local import LocalRunner
from shared.bus.service_bus import ServiceBus, namespace_of
from shared.models import Status
from shared.run_events import RUN_EVENTS_TOPIC
from shared.settings import Settings
from shared.store import Store
from tests.peers.service_bus import Peer, Queue, QueueOptions, Topic

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "docs" / "examples" / "submit_and_follow.py"


@pytest.fixture
def peer() -> Generator[Peer]:
    queues = [Queue(name) for name in operations.QUEUES]
    with Peer([*queues, Topic(RUN_EVENTS_TOPIC, {"my-system": QueueOptions(), "another": QueueOptions()})]) as peer:
        yield peer


@pytest.fixture
def served(peer: Peer, database_url: str, tmp_path: Path) -> Generator[Services]:
    settings = Settings(home=tmp_path / "home", service_bus=SecretStr(peer.connection_string))
    namespace = namespace_of(settings)
    assert namespace
    with Store.open(database_url) as store, closing(ServiceBus(namespace)) as bus:
        services = local_services(settings, store, bus)
        runner = LocalRunner(settings, store, bus, services.exchange, agent="tests.fixtures.agent")
        services = replace(services, runner=runner)
        provide(services)
        with Host(ROOT, database_url, namespace=namespace):
            yield services
        services.pump.stop(0)


def test_the_example_submits_a_run_and_hears_how_it_ended(peer: Peer, served: Services) -> None:
    example = subprocess.run(
        [sys.executable, str(EXAMPLE), "https://git.example/org/die.git", "--subscription", "my-system"],
        env={**os.environ, "SERVICE_BUS": peer.connection_string},
        capture_output=True,
        text=True,
        timeout=150,
    )
    lines = example.stdout.splitlines()
    assert example.returncode == 1, example.stderr
    run_id = lines[0].removeprefix("submitted ")
    run = served.store.run(run_id)
    assert run and (run.project_name, run.status, run.requester) == ("die", Status.FAILED, "my-system")
    assert lines[1] == "autobuilder.run.started.v1"
    assert "autobuilder.run.step.v1 prepare running" in lines
    assert "autobuilder.run.step.v1 prepare failed" in "\n".join(lines)
    assert lines[-2] == "autobuilder.run.finished.v1 failed"
    assert "Next: " in lines[-1]
    assert peer.call(lambda: len(peer.queue("run-events/subscriptions/my-system").messages)) == 0, "all completed"
    assert peer.call(lambda: len(peer.queue("run-events/subscriptions/another").messages)) > 3, "its own copies"
