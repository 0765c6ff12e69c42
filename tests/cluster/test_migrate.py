"""A whole run whose heavy steps are Jobs: the builder's entry point in real containers, its log as it grows, its end
told over AMQP by the sidecar."""

import json
import socket
from collections.abc import Callable, Generator
from pathlib import Path

import pytest

from builder.reporting import SOURCE
from cli.session import Http, session
from pipeline import service
from pipeline.bootstrap import Services
from shared.events import BUILD_EVENTS_QUEUE, RUN_REQUESTS_QUEUE, CloudEvent
from shared.log_text import presentable
from shared.models import Status
from shared.run_events import RUN_EVENTS_TOPIC
from tests.cluster.conftest import BUILDER
from tests.cluster.kubelab.cluster import Cluster
from tests.fixtures.whole_run import ask, follow
from tests.peers.service_bus import Peer, Queue, Topic


@pytest.fixture
def namespace() -> Generator[Peer]:
    """A Service Bus namespace on loopback, which the pods reach because they are on the host's network."""
    with Peer([Queue(RUN_REQUESTS_QUEUE), Queue(BUILD_EVENTS_QUEUE), Topic(RUN_EVENTS_TOPIC, {})]) as peer:
        yield peer


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """(source, build) of each event by which the functions learnt that a build had ended."""
    heard: list[tuple[str, str]] = []
    original = service.build_finished

    async def listen(services: Services, event: CloudEvent, client: service.Orchestrations) -> None:
        heard.append((event.source, event.data["build_id"]))
        await original(services, event, client)

    monkeypatch.setattr(service, "build_finished", listen)
    return heard


@pytest.fixture
def environment(
    share: Path, kubeconfig: Path, database_url: str, namespace: Peer, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., int]:
    """Sets what an operator would set; the port on which the functions must answer."""

    def configure(**more: str) -> int:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = int(probe.getsockname()[1])
        values = {
            "HOME": str(share.parent),
            "DATABASE_URL": database_url,
            "RUNNER": "kubernetes",
            "BUILD_MEMORY_MB": "2048",
            "KUBERNETES_KUBECONFIG": str(kubeconfig),
            "KUBERNETES_IMAGE": BUILDER,
            "KUBERNETES_RUNTIME_CLASS": "hostroot",
            "KUBERNETES_CPU": "800m",
            "KUBERNETES_SEED_CLAIM": "seed",
            "KUBERNETES_LOG_URL": f"http://127.0.0.1:{port}/api",
            "SERVICE_BUS": namespace.connection_string,
            "KUBERNETES_REPORTER_ENVIRONMENT": json.dumps({"AUTOBUILDER_SERVICE_BUS": namespace.connection_string}),
            "KUBERNETES_POD_PATCH": json.dumps({"hostNetwork": True}),  # the functions listen on loopback only
            **more,
        }
        for name, value in values.items():
            monkeypatch.setenv(f"AUTOBUILDER_{name}", value)
        return port

    return configure


def test_a_run_as_jobs(
    environment: Callable[..., int], cluster: Cluster, share: Path, told: list[tuple[str, str]]
) -> None:
    port = environment()
    with session(with_host=True, http=lambda _: Http(port=port)) as here:
        run, growing = follow(here, ask(here))
        assert run.status is Status.SUCCEEDED, run.error_message
        builds = here.store.builds(run.id)
        jobs = json.loads(
            cluster.kubectl("get", "jobs", "-n", "builds", "-l", f"autobuilder/run={run.id}", "-o", "json")
        )
        assert {job["metadata"]["name"] for job in jobs["items"]} == {build.id for build in builds}
        assert {build.step_type for build in builds} == {"prepare", "baseline", "migrate", "build"}
        assert {"baseline", "build"} <= growing
        assert {(SOURCE, build.id) for build in builds} <= set(told)
        for build in builds:
            stored = "".join(chunk.content for chunk in here.store.log_since(build.id))
            printed = (share / "runs" / run.id / build.output / "log").read_bytes()
            assert stored == presentable(printed, ended=True)[0], build.id
        cluster.kubectl("delete", "jobs", "--all", "-n", "builds")
