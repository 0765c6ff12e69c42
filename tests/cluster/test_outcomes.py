"""How builds end in a real cluster, told by nobody but the sweep: each lost event is one of these."""

import json

from shared.models import Outcome
from tests.cluster.conftest import Installation


def test_a_build_that_ends_well(installation: Installation) -> None:
    spec = installation.start("fine")
    assert installation.ended(spec).outcome is Outcome.SUCCEEDED
    assert (installation.exchange.run_dir(spec.run_id) / "prepare-1" / "log").read_text().endswith("built\n")


def test_starting_twice_makes_one_job(installation: Installation) -> None:
    spec = installation.start("slow")
    installation.runner.start(spec)
    installation.ended(spec)
    assert len(installation.pods(spec)) == 1


def test_a_builder_that_dies_without_a_result(installation: Installation) -> None:
    spec = installation.start("die")
    assert installation.ended(spec).outcome is Outcome.INFRASTRUCTURE
    result = installation.exchange.result(spec.run_id, spec.output)
    assert result is not None and "exit code 3" in result.message


def test_too_much_memory(installation: Installation) -> None:
    assert installation.ended(installation.start("grow")).outcome is Outcome.OUT_OF_MEMORY


def test_too_much_time(installation: Installation) -> None:
    spec = installation.start("hang", seconds=8)
    assert installation.ended(spec).outcome is Outcome.TIMED_OUT
    assert b"child" in (installation.exchange.run_dir(spec.run_id) / "prepare-1" / "log").read_bytes()


def test_too_much_disk(installation: Installation) -> None:
    """The kubelet evicts the pod; a replacement would only fill its disk again."""
    installation.settings = installation.settings.model_copy(update={"workspace_gb": 1})
    spec = installation.start("fill")
    assert installation.ended(spec).outcome is Outcome.FAILED
    result = installation.exchange.result(spec.run_id, spec.output)
    assert result is not None and "more disk" in result.message


def test_an_evicted_build_is_done_again_and_is_no_failure(installation: Installation) -> None:
    spec = installation.start("hang-once")
    first = installation.running_pod(spec)
    eviction = {"apiVersion": "policy/v1", "kind": "Eviction", "metadata": {"name": first, "namespace": "builds"}}
    path = f"/api/v1/namespaces/builds/pods/{first}/eviction"
    installation.cluster.kubectl("create", "--raw", path, "-f", "-", stdin=json.dumps(eviction))
    assert installation.ended(spec).outcome is Outcome.SUCCEEDED
    assert len(installation.bus.sent) == 1
    log = (installation.exchange.run_dir(spec.run_id) / "prepare-1" / "log").read_text()
    assert log.count("builder of") == 2


def test_cancelling_takes_the_pod_too(installation: Installation) -> None:
    spec = installation.start("hang")
    installation.running_pod(spec)
    installation.runner.stop(spec.run_id, spec.build_id)
    installation.until(lambda: not installation.pods(spec) or None)
    assert not installation.bus.sent
