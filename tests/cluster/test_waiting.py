"""What keeps a build from starting is told on the run's page; what will never pass ends the build."""

from shared.models import Outcome, Status
from tests.cluster.conftest import Installation
from tests.cluster.objects import MAX_PODS


def status(installation: Installation, run_id: str) -> Status:
    return installation.store.steps(run_id)[0].status


def test_an_image_that_is_not_there(installation: Installation) -> None:
    installation.change(image="lab.local/missing:1", pull_policy="Never")
    spec = installation.start("fine")
    installation.message(spec, "lab.local/missing:1")
    assert installation.ended(spec).outcome is Outcome.FAILED
    result = installation.result(spec)
    assert result.failure_kind == "misconfigured"
    assert "ErrImageNeverPull of lab.local/missing:1" in result.message
    installation.until(lambda: not installation.pods(spec) or None)


def test_no_node_has_room(installation: Installation) -> None:
    installation.change(cpu="500")
    spec = installation.start("fine")
    assert "Insufficient cpu" in installation.message(spec, "No node can take the build yet")
    assert status(installation, spec.run_id) is Status.WAITING


def test_a_pool_without_nodes(installation: Installation) -> None:
    installation.change(pool="elsewhere")
    spec = installation.start("fine")
    assert "node affinity/selector" in installation.message(spec, "No node can take the build yet")


def test_a_share_that_is_not_there(installation: Installation) -> None:
    installation.change(exchange_claim="missing")
    assert 'persistentvolumeclaim "missing" not found' in installation.message(installation.start("fine"), "missing")


def test_the_sixth_build_waits_its_turn(installation: Installation) -> None:
    """The quota counts pods, not Jobs: ended Jobs take no place."""
    specs = [installation.start("hang") for _ in range(MAX_PODS)]
    for spec in specs:
        installation.running_pod(spec)
    sixth = installation.start("fine")
    assert "exceeded quota" in installation.message(sixth, "Waiting for a build slot of the cluster")
    assert status(installation, sixth.run_id) is Status.WAITING
    installation.runner.stop(specs[0].run_id, specs[0].build_id)
    installation.store.finish_build(specs[0].build_id, Outcome.CANCELLED)
    assert installation.ended(sixth).outcome is Outcome.SUCCEEDED


def test_a_job_that_the_cluster_refuses(installation: Installation) -> None:
    installation.change(cpu="many")
    spec = installation.start("fine")
    assert installation.ended(spec).outcome is Outcome.FAILED
    assert "Kubernetes does not take the object" in installation.result(spec).message


def test_a_runner_that_may_not(installation: Installation) -> None:
    """Told at once; given up when it lasts."""
    installation.change(namespace="default")
    spec = installation.start("fine")
    assert "is forbidden" in installation.message(spec, "Kubernetes refuses")
    assert status(installation, spec.run_id) is Status.WAITING
    installation.change(namespace="nowhere", kubeconfig=installation.cluster.kubeconfig)
    assert installation.ended(spec).outcome is Outcome.FAILED
    assert 'Kubernetes refuses: namespaces "nowhere" not found' in installation.result(spec).message
    installation.change(namespace="builds")
