"""The local runner with real child processes: how a build ends, and who outlives whom."""

import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from pipeline.runners.local import LocalRunner
from shared.events import GitSource, RunRequest
from shared.exchange import Exchange
from shared.models import BuildSpec, Limits, Outcome, StepName, Target
from shared.settings import Settings
from shared.store import Store
from tests.fixtures.recording_bus import RecordingBus


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path / "home")


@pytest.fixture
def store(database_url: str):
    with Store.open(database_url) as opened:
        opened.add_run(RunRequest(run_id="run00001", name="x", git=GitSource(url="https://example.org/x.git")))
        opened.claim_queued_run(10)
        yield opened


def make_runner(settings: Settings, store: Store, bus: RecordingBus) -> LocalRunner:
    return LocalRunner(settings, store, bus, Exchange(settings.artifacts_dir), agent="tests.fixtures.agent")


@pytest.fixture
def bus() -> RecordingBus:
    return RecordingBus()


@pytest.fixture
def runner(settings: Settings, store: Store, bus: RecordingBus):
    made = make_runner(settings, store, bus)
    yield made
    for build in store.running_builds():
        made.stop(build.run_id, build.id)


def dispatch(runner: LocalRunner, store: Store, name: str, **limits: int) -> BuildSpec:
    spec = BuildSpec(
        build_id="build-run00001-prepare-1",
        run_id="run00001",
        step=StepName.PREPARE,
        attempt=1,
        target=Target(),
        name=name,
        output="prepare-1",
        limits=Limits(**limits),
    )
    assert store.claim_build(spec, "instance", 5)
    runner.start(spec)
    return spec


def until(condition: Callable[[], object], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


def outcome(bus: RecordingBus) -> Outcome:
    until(lambda: bus.sent)
    return bus.sent[0].outcome


def test_a_build_ends_with_its_event_its_log_and_no_scratch(
    runner: LocalRunner, store: Store, bus: RecordingBus, settings: Settings
) -> None:
    spec = dispatch(runner, store, "succeed")
    assert outcome(bus) is Outcome.SUCCEEDED
    assert store.log_tail(spec.build_id) == f"builder of {spec.build_id}\nbuilt\n"
    until(lambda: not list(settings.work_dir.iterdir()))


def test_starting_twice_starts_one(runner: LocalRunner, store: Store, bus: RecordingBus) -> None:
    spec = dispatch(runner, store, "slow")
    runner.start(spec)
    assert outcome(bus) is Outcome.SUCCEEDED
    assert store.log_tail(spec.build_id).count("builder of") == 1


def test_a_builder_that_dies_is_no_fault_of_the_project(runner: LocalRunner, store: Store, bus: RecordingBus) -> None:
    dispatch(runner, store, "die")
    assert outcome(bus) is Outcome.INFRASTRUCTURE


def test_a_hung_build_ends_at_its_deadline_with_its_children(
    runner: LocalRunner, store: Store, bus: RecordingBus
) -> None:
    spec = dispatch(runner, store, "hang", seconds=6)
    assert outcome(bus) is Outcome.TIMED_OUT
    log = store.log_tail(spec.build_id)
    child = int(log.partition("child ")[2].split()[0])
    assert not psutil.pid_exists(child) or psutil.Process(child).status() == psutil.STATUS_ZOMBIE
    result = runner.exchange.result(spec.run_id, spec.output)
    assert result and "longer than 6 s" in result.message


def test_a_build_that_takes_too_much_memory_is_stopped(runner: LocalRunner, store: Store, bus: RecordingBus) -> None:
    dispatch(runner, store, "grow", memory_mb=200)
    assert outcome(bus) is Outcome.OUT_OF_MEMORY


def test_stop_ends_the_whole_session(runner: LocalRunner, store: Store, bus: RecordingBus) -> None:
    spec = dispatch(runner, store, "hang")
    until(lambda: "child " in store.log_tail(spec.build_id))
    child = int(store.log_tail(spec.build_id).partition("child ")[2].split()[0])
    runner.stop(spec.run_id, spec.build_id)
    until(lambda: not psutil.pid_exists(child) or psutil.Process(child).status() == psutil.STATUS_ZOMBIE)
    assert bus.sent == []


def test_another_host_adopts_a_running_build(
    runner: LocalRunner, settings: Settings, store: Store, bus: RecordingBus
) -> None:
    spec = dispatch(runner, store, "slow")
    second_bus = RecordingBus()
    second = make_runner(settings, store, second_bus)
    build = store.build(spec.build_id)
    assert build
    second.reconcile(build)
    assert outcome(second_bus) is Outcome.SUCCEEDED
    assert store.log_tail(spec.build_id).count("builder of") == 1, "it was started again"


def test_a_lost_completion_is_published_again(
    runner: LocalRunner, settings: Settings, store: Store, bus: RecordingBus
) -> None:
    spec = dispatch(runner, store, "succeed")
    until(lambda: bus.sent)
    second_bus = RecordingBus()
    build = store.build(spec.build_id)
    assert build
    make_runner(settings, store, second_bus).reconcile(build)
    assert outcome(second_bus) is Outcome.SUCCEEDED
