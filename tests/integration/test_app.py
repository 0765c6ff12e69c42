"""The whole app on the embedded host, with builders that die, grow and hang: what becomes of the run."""

import json
import time
from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from host.bus import Bus
from host.host import Host
from pipeline.bootstrap import Services, local_services, provide
from pipeline.runners.local import LocalRunner
from shared.bus import publish
from shared.events import (
    RUN_CANCEL_REQUESTED,
    RUN_REQUESTED,
    RUN_REQUESTS_QUEUE,
    RUN_RETRY_REQUESTED,
    CloudEvent,
    RunRequest,
)
from shared.models import FINAL, Outcome, Status
from shared.settings import Settings
from shared.store import RunRow, Store

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 60


@dataclass(frozen=True)
class App:
    services: Services
    bus: Bus

    def request(self, run_id: str, name: str) -> None:
        (self.services.exchange.root / "uploads").mkdir(parents=True, exist_ok=True)
        self.services.exchange.upload_path("x.tar.zst").write_bytes(b"never read")
        request = RunRequest(run_id=run_id, name=name, upload="x.tar.zst")
        self.send(RUN_REQUESTED, request.model_dump(mode="json"))

    def send(self, kind: str, data: dict[str, object]) -> None:
        publish(self.bus, RUN_REQUESTS_QUEUE, CloudEvent(source="test", type=kind, data=data))

    def run(self, run_id: str) -> RunRow | None:
        return self.services.store.run(run_id)

    def status(self, run_id: str) -> Status | None:
        run = self.run(run_id)
        return run.status if run else None

    def ended(self, run_id: str) -> RunRow:
        until(lambda: self.status(run_id) in FINAL)
        run = self.run(run_id)
        assert run
        return run

    def outcomes(self, run_id: str) -> list[Outcome | None]:
        return [build.outcome for build in self.services.store.builds(run_id)]


def until(condition: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


@pytest.fixture
def app(database_url: str, tmp_path: Path) -> Generator[App]:
    settings = Settings(home=tmp_path / "home", max_runs=1, build_memory_mb=512)
    with Store.open(database_url) as store, closing(Bus(database_url)) as bus:
        services = local_services(settings, store, bus)
        runner = LocalRunner(settings, store, bus, services.exchange, agent="tests.fixtures.agent")
        services = replace(services, runner=runner)
        provide(services)
        with Host(ROOT, database_url):
            yield App(services, bus)
        services.pump.stop(0)
        for build in store.running_builds():
            runner.stop(build.run_id, build.id)


def test_a_machine_that_fails_three_times_fails_the_run_and_says_so(app: App) -> None:
    app.request("run00001", "die")
    run = app.ended("run00001")
    assert run.status is Status.FAILED
    assert app.outcomes("run00001") == [Outcome.INFRASTRUCTURE] * 3
    failure = json.loads(run.failure or "")
    assert (failure["step"], failure["kind"]) == ("prepare", "infrastructure")
    assert failure["next_action"]
    report = app.services.exchange.run_dir("run00001") / "report" / "report.json"
    assert json.loads(report.read_text())["failure"] == failure, "a failed run has its report too"


def test_a_build_that_lacks_memory_gets_one_more_try_with_twice_as_much(app: App) -> None:
    app.request("run00001", "grow")
    run = app.ended("run00001")
    assert app.outcomes("run00001") == [Outcome.OUT_OF_MEMORY] * 2
    assert "1024 MB" in (run.error_message or "")


def test_a_cancelled_run_stops_its_build_and_lets_the_next_run_in(app: App) -> None:
    app.request("run00001", "hang")
    until(lambda: app.services.store.running_builds())
    app.request("run00002", "hang")
    until(lambda: app.status("run00002") is Status.QUEUED)
    time.sleep(0.5)
    assert app.status("run00002") is Status.QUEUED, "only one run at a time here"

    app.send(RUN_CANCEL_REQUESTED, {"run_id": "run00001"})
    assert app.ended("run00001").status is Status.CANCELLED
    until(lambda: app.status("run00002") is Status.RUNNING)
    assert app.outcomes("run00001") == [Outcome.CANCELLED]
    app.send(RUN_CANCEL_REQUESTED, {"run_id": "run00002"})
    assert app.ended("run00002").status is Status.CANCELLED


def test_a_retry_does_the_run_again_under_new_build_names(app: App) -> None:
    app.request("run00001", "die")
    app.ended("run00001")
    app.send(RUN_RETRY_REQUESTED, {"run_id": "run00001", "from_step": "prepare"})
    until(lambda: (run := app.run("run00001")) and run.attempt == 2 and run.status in FINAL)
    names = [build.id for build in app.services.store.builds("run00001")]
    assert names == [f"build-run00001-prepare-{n}" for n in (1, 2, 3, 101, 102, 103)]


def test_a_retry_goes_back_to_where_something_is_missing(app: App) -> None:
    app.request("run00001", "hang")
    until(lambda: app.services.store.running_builds())
    app.send(RUN_CANCEL_REQUESTED, {"run_id": "run00001"})
    app.ended("run00001")
    app.send(RUN_RETRY_REQUESTED, {"run_id": "run00001", "from_step": "build"})
    until(lambda: [b.id for b in app.services.store.running_builds()] == ["build-run00001-prepare-101"])
    app.send(RUN_CANCEL_REQUESTED, {"run_id": "run00001"})
    app.ended("run00001")


def test_a_message_that_nobody_understands_ends_among_the_dead_letters(app: App) -> None:
    app.send("autobuilder.run.requested.v99", {})
    until(lambda: app.bus.dead_letters(RUN_REQUESTS_QUEUE))
    assert "v99" in (app.bus.dead_letters(RUN_REQUESTS_QUEUE)[0].description)
