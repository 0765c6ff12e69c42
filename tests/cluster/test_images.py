"""The four images, built by an engine from their Dockerfiles, do in containers of the kubelet what they are for."""

import json
import time
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import pytest

from cli.session import Http, session
from shared.models import Status
from tests.cluster import engine
from tests.cluster.kubelab import containerd
from tests.cluster.kubelab.cluster import Cluster
from tests.cluster.test_migrate import environment, namespace, told
from tests.fixtures.whole_run import ask, follow
from tests.peers.postgres import tls_postgres
from tests.peers.service_bus import Peer

__all__ = ["environment", "namespace", "told"]

pytestmark = pytest.mark.images

PATIENCE_SECONDS = 180
ISSUER = {"issuer": "https://login.example.org", "jwks_url": "https://login.example.org/keys"}


@pytest.fixture(scope="module")
def images(cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """Builds images/NAME.Dockerfile and lets the kubelet know it: the image's name there."""
    directory = tmp_path_factory.mktemp("engine")
    engine.make_bases(directory)

    def build(name: str) -> str:
        called = f"lab.local/built/{name}:1"
        archive = engine.export(engine.build(name), directory / f"{name}.tar", called)
        containerd.load_archive(archive, cluster.socket)
        return called

    return build


@pytest.fixture
def started(cluster: Cluster, share: Path) -> Generator[Callable[..., str]]:
    """Starts a pod as locked down as ours are; its name."""
    names: list[str] = []

    def start(name: str, image: str, **container: Any) -> str:
        volumes = container.pop("volumes", [])
        pod = {
            "automountServiceAccountToken": False,
            "hostNetwork": True,  # the database and the bus of the tests listen on loopback only
            "restartPolicy": "Never",
            "tolerations": [{"operator": "Exists"}],
            "securityContext": {"runAsNonRoot": True, "seccompProfile": {"type": "RuntimeDefault"}},
            "containers": [{"name": "main", "image": image, "securityContext": LOCKED, **container}],
            "volumes": volumes,
        }
        cluster.apply({"apiVersion": "v1", "kind": "Pod", "metadata": {"name": name}, "spec": pod})
        names.append(name)
        return name

    yield start
    for name in names:
        cluster.kubectl("delete", "pod", name, "--grace-period=1", "--ignore-not-found", timeout=120)


LOCKED = {
    "allowPrivilegeEscalation": False,
    "readOnlyRootFilesystem": True,
    "capabilities": {"drop": ["ALL"]},
}
TEMPORARY = {"name": "temporary", "mountPath": "/tmp"}


def pairs(**values: str) -> list[dict[str, str]]:
    return [{"name": name, "value": value} for name, value in values.items()]


def until(cluster: Cluster, pod: str, condition: Callable[[dict[str, Any]], object]) -> None:
    """Waits for it in the pod's status; fails with the container's log."""
    end = time.monotonic() + PATIENCE_SECONDS
    while True:
        status = json.loads(cluster.kubectl("get", "pod", pod, "-o", "json"))["status"]
        if condition(status):
            return
        has_failed = status.get("phase") == "Failed"
        assert time.monotonic() < end and not has_failed, (status, cluster.kubectl("logs", pod))
        time.sleep(0.5)


def is_ready(status: dict[str, Any]) -> bool:
    return any(c["type"] == "Ready" and c["status"] == "True" for c in status.get("conditions", ()))


def has_succeeded(status: dict[str, Any]) -> bool:
    return status.get("phase") == "Succeeded"


def test_the_builder_migrates(
    cluster: Cluster, images: Callable[[str], str], environment: Callable[..., int], share: Path
) -> None:
    image = images("builder")
    port = environment(KUBERNETES_IMAGE=image, KUBERNETES_RUNTIME_CLASS="")
    with session(with_host=True, http=lambda _: Http(port=port)) as here:
        run, _ = follow(here, ask(here))
        assert run.status is Status.SUCCEEDED, run.error_message
    found = json.loads(cluster.kubectl("get", "pods", "-n", "builds", "-l", f"autobuilder/run={run.id}", "-o", "json"))
    assert {c["image"] for pod in found["items"] for c in pod["spec"]["containers"]} == {image}
    assert all("runtimeClassName" not in pod["spec"] for pod in found["items"]), "nothing of the host is mounted"
    cluster.kubectl("delete", "jobs", "--all", "-n", "builds")


def test_the_gateway_serves(
    cluster: Cluster, images: Callable[[str], str], started: Callable[..., str], namespace: Peer
) -> None:
    probe = {"httpGet": {"path": "/api/v1/health/ready", "port": 8080}, "periodSeconds": 1}
    with tls_postgres() as server:
        server.set_password("of-this-test")
        authority = {"name": "authority", "hostPath": {"path": str(server.tls.ca.parent), "type": "Directory"}}
        mounted = {"name": "authority", "mountPath": str(server.tls.ca.parent), "readOnly": True}
        variables = pairs(
            AUTOBUILDER_DATABASE_URL=server.url().replace("@", ":of-this-test@", 1),
            AUTOBUILDER_SERVICE_BUS=namespace.connection_string,
            AUTOBUILDER_ISSUERS=json.dumps([ISSUER]),
        )
        scratch = [{"name": "temporary", "emptyDir": {}}, {"name": "home", "emptyDir": {}}, authority]
        mounts = [TEMPORARY, {"name": "home", "mountPath": "/var/lib/autobuilder"}, mounted]
        pod = started("api", images("api"), env=variables, readinessProbe=probe, volumeMounts=mounts, volumes=scratch)
        until(cluster, pod, is_ready)
        cluster.kubectl("delete", "pod", pod, "--grace-period=1", timeout=120)


def test_the_functions_can_be_loaded(
    cluster: Cluster, images: Callable[[str], str], started: Callable[..., str]
) -> None:
    """The host is Azure's and not here: what it does first is to import the app."""
    script = "import function_app; print(len(function_app.app.get_functions()), 'functions')"
    pod = started(
        "functions",
        images("functions"),
        command=["python3.12", "-c", script],
        env=pairs(PYTHONPATH="/home/site/wwwroot/.python_packages/lib/site-packages"),
        volumeMounts=[TEMPORARY],
        volumes=[{"name": "temporary", "emptyDir": {}}],
    )
    until(cluster, pod, has_succeeded)
    count = int(cluster.kubectl("logs", pod).split()[0])
    assert count > 10


def test_the_pages_are_served(cluster: Cluster, images: Callable[[str], str], started: Callable[..., str]) -> None:
    probe = {"httpGet": {"path": "/sign-in", "port": 3999}, "periodSeconds": 1}
    variables = pairs(PORT="3999", NEXTAUTH_URL="http://127.0.0.1:3999", NEXTAUTH_SECRET="of-this-test" * 3)
    volumes = [{"name": "temporary", "emptyDir": {}}]
    pod = started("web", images("web"), env=variables, readinessProbe=probe, volumeMounts=[TEMPORARY], volumes=volumes)
    until(cluster, pod, is_ready)
