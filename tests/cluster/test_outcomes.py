"""How builds end in a real cluster, told by nobody but the sweep: each lost event is one of these."""

import json

from shared.models import Outcome
from tests.cluster.conftest import Installation


def test_a_build_that_ends_well(installation: Installation) -> None:
    spec = installation.start("fine")
    assert installation.ended(spec).outcome is Outcome.SUCCEEDED
    assert installation.log(spec).endswith("built\n")


def test_starting_twice_makes_one_job(installation: Installation) -> None:
    spec = installation.start("slow")
    installation.runner.start(spec)
    installation.ended(spec)
    assert len(installation.pods(spec)) == 1


def test_a_builder_that_dies_without_a_result(installation: Installation) -> None:
    spec = installation.start("die")
    assert installation.ended(spec).outcome is Outcome.INFRASTRUCTURE
    assert "exit code 3" in installation.result(spec).message


def test_too_much_memory(installation: Installation) -> None:
    assert installation.ended(installation.start("grow")).outcome is Outcome.OUT_OF_MEMORY


def test_too_much_time(installation: Installation) -> None:
    """What it printed until then is kept."""
    spec = installation.start("hang", seconds=15)
    installation.running_pod(spec)
    assert installation.ended(spec).outcome is Outcome.TIMED_OUT
    assert "child" in installation.log(spec)


def test_too_much_disk(installation: Installation) -> None:
    """The kubelet evicts the pod; a replacement would only fill its disk again."""
    installation.change(workspace_gb=1)
    spec = installation.start("fill")
    assert installation.ended(spec).outcome is Outcome.FAILED
    assert "more disk" in installation.result(spec).message


def test_an_evicted_build_is_done_again_and_is_no_failure(installation: Installation) -> None:
    spec = installation.start("hang-once")
    first = installation.running_pod(spec)
    installation.until(lambda: (installation.exchange.run_dir(spec.run_id) / spec.output / "seen").exists() or None)
    eviction = {"apiVersion": "policy/v1", "kind": "Eviction", "metadata": {"name": first, "namespace": "builds"}}
    path = f"/api/v1/namespaces/builds/pods/{first}/eviction"
    installation.cluster.kubectl("create", "--raw", path, "-f", "-", stdin=json.dumps(eviction))
    assert installation.ended(spec).outcome is Outcome.SUCCEEDED
    assert [event.outcome for event in installation.bus.sent] == [Outcome.SUCCEEDED]
    assert installation.log(spec).count("builder of") == 2


def test_cancelling_takes_the_pod_too(installation: Installation) -> None:
    spec = installation.start("hang")
    installation.running_pod(spec)
    installation.runner.stop(spec.run_id, spec.build_id)
    installation.until(lambda: not installation.pods(spec) or None)
    assert not installation.bus.sent
