"""One runner of each kind with a misbehaving builder (tests/fixtures/agent.py), and what its environment does."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from pipeline.runners import Runner
from shared.exchange import Exchange
from shared.models import BuildResult, BuildSpec, Limits, Outcome, StepName, Target
from shared.store import Store
from tests.fixtures.recording_bus import RecordingBus

RUN = "run00001"
PATIENCE_SECONDS = 60


@dataclass
class Place:
    """A runner and its surroundings. `another` makes the runner of another host in the same installation."""

    store: Store
    bus: RecordingBus
    runner: Runner
    exchange: Exchange
    another: Callable[[RecordingBus], Runner]
    starts: Callable[[], int]
    """How many builders have been started."""
    spec: BuildSpec | None = field(default=None, init=False)

    def dispatch(self, name: str, *, seconds: int = 3600, memory_mb: int = 4096) -> BuildSpec:
        self.spec = BuildSpec(
            build_id=f"build-{RUN}-prepare-1",
            run_id=RUN,
            step=StepName.PREPARE,
            attempt=1,
            target=Target(),
            name=name,
            output="prepare-1",
            limits=Limits(seconds=seconds, memory_mb=memory_mb),
        )
        assert self.store.claim_build(self.spec, "instance", 5)
        self.runner.start(self.spec)
        return self.spec

    def until(self, condition: Callable[[], object], runner: Runner | None = None) -> None:
        """Sweeps, as the host does, until it is so."""
        end = time.monotonic() + PATIENCE_SECONDS
        while not condition():
            assert time.monotonic() < end, f"waited in vain; the log says: {self.log()!r}"
            self.sweep(runner or self.runner)
            time.sleep(0.1)

    def sweep(self, runner: Runner) -> None:
        for build in self.store.running_builds():
            runner.reconcile(build)

    def outcome(self) -> Outcome:
        self.until(lambda: self.bus.sent)
        return self.bus.sent[0].outcome

    def result(self) -> BuildResult:
        assert self.spec
        result = self.exchange.result(RUN, self.spec.output)
        assert result
        return result

    def log(self) -> str:
        return self.store.log_tail(self.spec.build_id) if self.spec else ""

    def child(self) -> int:
        """The process that a hanging builder has started."""
        self.until(lambda: "child " in self.log() and self.log().partition("child ")[2].endswith("\n"))
        return int(self.log().partition("child ")[2].split()[0])


def is_gone(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


AGENT = "tests.fixtures.agent"
ROOT = Path(__file__).parents[3]
