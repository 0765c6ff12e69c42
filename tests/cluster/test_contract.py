"""What holds for every runner (tests/contract/runner), on a cluster. The cases that look at processes or at the log of
a build under way have their own form in test_outcomes.py: a pod has its own process numbers.
"""

from collections.abc import Generator
from dataclasses import dataclass

import pytest

from pipeline.runners import Runner
from pipeline.runners.kubernetes import KubernetesRunner
from pipeline.runners.kubernetes_api import KubernetesApi
from shared.events import GitSource, RunRequest
from tests.cluster.conftest import Installation
from tests.contract.runner import test_runner as every_runner
from tests.contract.runner.harness import RUN, Place, RecordingBus

test_a_build_ends_with_its_event_its_log_and_its_result = (
    every_runner.test_a_build_ends_with_its_event_its_log_and_its_result
)
test_a_build_that_takes_too_much_memory_is_stopped = every_runner.test_a_build_that_takes_too_much_memory_is_stopped
test_a_build_with_a_result_is_not_done_again = every_runner.test_a_build_with_a_result_is_not_done_again
test_a_builder_that_dies_is_no_fault_of_the_project = every_runner.test_a_builder_that_dies_is_no_fault_of_the_project
test_a_lost_completion_is_published_again = every_runner.test_a_lost_completion_is_published_again
test_another_host_adopts_a_running_build = every_runner.test_another_host_adopts_a_running_build
test_starting_twice_starts_one = every_runner.test_starting_twice_starts_one


@dataclass
class ClusterPlace(Place):
    def log(self) -> str:
        """As the reporter left it, since no functions take it in here."""
        assert self.spec is not None
        place = self.exchange.run_dir(RUN) / self.spec.output / "log"
        return place.read_text() if place.exists() else ""


@pytest.fixture
def place(installation: Installation) -> Generator[Place]:
    store, exchange, settings, bus = installation.store, installation.exchange, installation.settings, RecordingBus()
    exchange.forget_run(RUN)
    store.add_run(RunRequest(run_id=RUN, name="x", git=GitSource(url="https://example.org/x.git")))
    store.claim_queued_run(10)

    def make(of: RecordingBus) -> Runner:
        return KubernetesRunner(settings, store, of, exchange, KubernetesApi(settings))

    made = ClusterPlace(store, bus, make(bus), exchange, make, lambda: len(installation.pods(made.spec)))
    yield made
    assert made.spec is not None
    made.runner.stop(RUN, made.spec.build_id)
    installation.until(lambda: not installation.pods(made.spec) or None, sweeping=False)
