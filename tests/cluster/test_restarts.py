"""Parts of the cluster go away and come back; nothing is lost and nothing is done twice."""

import signal

from shared.models import Outcome
from tests.cluster.conftest import Installation


def test_the_api_server_is_away_when_a_build_is_to_start(installation: Installation) -> None:
    cluster = installation.cluster
    cluster.stop("kube-apiserver", signal.SIGKILL)
    spec = installation.start("slow")
    try:
        assert "does not answer" in installation.message(spec, "API server")
    finally:
        cluster.start("kube-apiserver")
    assert installation.ended(spec).outcome is Outcome.SUCCEEDED
    assert len(installation.pods(spec)) == 1


def test_the_api_server_is_away_while_a_build_ends(installation: Installation) -> None:
    cluster = installation.cluster
    spec = installation.start("slow")
    installation.running_pod(spec)
    cluster.stop("kube-apiserver", signal.SIGKILL)
    result = installation.exchange.run_dir(spec.run_id) / spec.output / "result.json"
    try:
        installation.until(lambda: result.exists() or None)
        assert not installation.bus.sent
    finally:
        cluster.start("kube-apiserver")
    assert installation.ended(spec).outcome is Outcome.SUCCEEDED


def test_the_job_controller_restarts(installation: Installation) -> None:
    """A Job that was made meanwhile gets its pod, one that ended meanwhile is noticed."""
    cluster = installation.cluster
    before = installation.start("slow")
    installation.running_pod(before)
    cluster.stop("kube-controller-manager", signal.SIGKILL)
    meanwhile = installation.start("fine")
    try:
        installation.message(meanwhile, "Waiting for the cluster to make a pod")
    finally:
        cluster.start("kube-controller-manager")
    assert installation.ended(before).outcome is Outcome.SUCCEEDED
    assert installation.ended(meanwhile).outcome is Outcome.SUCCEEDED
    assert len(installation.pods(meanwhile)) == 1


def test_a_job_that_somebody_deleted_is_made_again(installation: Installation) -> None:
    spec = installation.start("hang-once")
    installation.running_pod(spec)
    installation.until(lambda: (installation.exchange.run_dir(spec.run_id) / spec.output / "seen").exists() or None)
    installation.cluster.kubectl("delete", "job", spec.build_id, "-n", "builds")
    assert installation.ended(spec).outcome is Outcome.SUCCEEDED
