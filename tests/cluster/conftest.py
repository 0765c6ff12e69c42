"""One cluster for all tests here, and a namespace `builds` as an installation has it."""

import json
import time
import uuid
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from pipeline.runners.kubernetes import KubernetesRunner
from pipeline.runners.kubernetes_api import KubernetesApi
from shared.events import BuildFinished, GitSource, RunRequest
from shared.exchange import Exchange
from shared.models import BuildResult, BuildSpec, Limits, Status, StepName, Target
from shared.settings import KubernetesSettings, Settings
from shared.store import Store
from tests.cluster import objects
from tests.cluster.kubelab.binary import CannotRun
from tests.cluster.kubelab.certificates import NODE
from tests.cluster.kubelab.cluster import Cluster
from tests.cluster.kubelab.images import host_root
from tests.fixtures.dockerfile import parse
from tests.fixtures.recording_bus import RecordingBus

PATIENCE_SECONDS = 240
BUILDER = "lab.local/builder:1"
OF_THE_MACHINE = ("JAVA_HOME", "AUTOBUILDER_GRADLE")
"""Where the image has its tools and the machine has not."""
SCRIPTED = "lab.local/scripted:1"
"""The builder's image with tests/fixtures/agent.py in the place of the agent."""
ROOT = Path(__file__).parents[2]


def pytest_collection_modifyitems(items: Iterable[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.cluster)


@pytest.fixture(scope="session")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Generator[Cluster]:
    """Fails, and skips nothing, where it can't be started: a cluster that was not there proves nothing."""
    try:
        made = Cluster(tmp_path_factory.mktemp("kubelab"))
    except CannotRun as reason:
        pytest.fail(str(reason), pytrace=False)
    stage = parse(ROOT / "images/builder.Dockerfile").last
    environment = {name: value for name, value in stage.environment.items() if name not in OF_THE_MACHINE}
    try:
        made.up(
            [
                host_root(BUILDER, stage.words("ENTRYPOINT"), environment),
                host_root(SCRIPTED, ["python", "-m", "tests.fixtures.agent"], environment),
            ]
        )
        made.kubectl("label", "node", NODE, "autobuilder/pool=builds")
        made.kubectl("taint", "node", NODE, "autobuilder/builds=true:NoSchedule")
        yield made
    except CannotRun as reason:
        pytest.fail(str(reason), pytrace=False)
    finally:
        made.down()


@pytest.fixture(scope="session")
def share(cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`artifacts` below a home, the directory behind the claim `exchange`; with it the namespace of the builds."""
    root = tmp_path_factory.mktemp("home") / "artifacts"
    root.mkdir(mode=0o755)
    for parent in root.parents:  # pytest keeps its directories to root, and builders are not root
        if parent.stat().st_uid == 0 and parent != Path("/"):
            parent.chmod(parent.stat().st_mode | 0o001)
    repository = Settings().repository_dir
    repository.mkdir(parents=True, exist_ok=True)  # cold on a fresh machine: builds then download for themselves
    cluster.apply(*objects.namespace(root, repository))
    return root


@pytest.fixture(scope="session")
def kubeconfig(cluster: Cluster, share: Path) -> Path:
    """Of the runner: no administrator."""
    token = cluster.kubectl("create", "token", objects.RUNNER, "-n", objects.NAMESPACE, "--duration=12h").strip()
    return cluster.kubeconfig_with(token)


@dataclass
class Installation:
    """A runner with what it works on. `sweep` is what the timer calls."""

    cluster: Cluster
    store: Store
    bus: RecordingBus
    exchange: Exchange
    settings: KubernetesSettings
    specs: list[BuildSpec] = field(default_factory=list[BuildSpec])

    @property
    def runner(self) -> KubernetesRunner:
        """A new one each time: nothing is remembered from one call to the next, as with a host that restarted."""
        return KubernetesRunner(self.settings, self.store, self.bus, self.exchange, KubernetesApi(self.settings))

    def start(self, name: str, memory_mb: int = 128, seconds: int = 120) -> BuildSpec:
        """`name` tells the scripted agent what to do."""
        run_id = uuid.uuid4().hex[:12]
        self.store.add_run(RunRequest(run_id=run_id, name=name, git=GitSource(url="https://example.org/x.git")))
        assert self.store.claim_queued_run(100) is not None
        spec = BuildSpec(
            build_id=f"build-{run_id}-prepare-1",
            run_id=run_id,
            step=StepName.PREPARE,
            attempt=1,
            target=Target(),
            name=name,
            output="prepare-1",
            limits=Limits(seconds=seconds, memory_mb=memory_mb),
        )
        assert self.store.claim_build(spec, "instance", 100)
        self.store.begin_step(run_id, spec.step, 1, Status.RUNNING)
        self.specs.append(spec)
        self.runner.start(spec)
        return spec

    def sweep(self) -> None:
        for build in self.store.running_builds():
            self.runner.reconcile(build)

    def ended(self, spec: BuildSpec) -> BuildFinished:
        """Sweeps until the build's end has been told."""
        return self.until(lambda: next((e for e in self.bus.sent if e.build_id == spec.build_id), None))

    def message(self, spec: BuildSpec, words: str) -> str:
        """Sweeps until the step's message, which people see, has these words."""

        def said() -> str | None:
            step = self.store.steps(spec.run_id)[0]
            return step.message if words in step.message else None

        return self.until(said)

    def until[T](self, found: Callable[[], T | None], *, sweeping: bool = True) -> T:
        end = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < end:
            if sweeping:
                self.sweep()
            if (value := found()) is not None:
                return value
            time.sleep(0.2)
        raise TimeoutError(self.cluster.kubectl("get", "jobs,pods,events", "-n", "builds"))

    def change(self, **settings: Any) -> None:
        """Other settings for what comes next."""
        self.settings = self.settings.model_copy(update=settings)

    def pods(self, spec: BuildSpec) -> list[dict[str, Any]]:
        selector = f"batch.kubernetes.io/job-name={spec.build_id}"
        found = self.cluster.kubectl("get", "pods", "-n", "builds", "-l", selector, "-o", "json")
        return json.loads(found)["items"]

    def log(self, spec: BuildSpec) -> str:
        """As the reporter left it in the exchange."""
        return (self.exchange.run_dir(spec.run_id) / spec.output / "log").read_text()

    def result(self, spec: BuildSpec) -> BuildResult:
        found = self.exchange.result(spec.run_id, spec.output)
        assert found is not None
        return found

    def running_pod(self, spec: BuildSpec) -> str:
        """Name of its pod, once its build container runs."""

        def running() -> str | None:
            for pod in self.pods(spec):
                if any("running" in s["state"] for s in pod["status"].get("containerStatuses", ())):
                    return pod["metadata"]["name"]
            return None

        return self.until(running)


@pytest.fixture
def installation(cluster: Cluster, share: Path, kubeconfig: Path, database_url: str) -> Generator[Installation]:
    settings = KubernetesSettings(
        kubeconfig=kubeconfig,
        image=SCRIPTED,
        pull_policy="IfNotPresent",
        runtime_class="hostroot",
        cpu="100m",
        start_seconds=5,
        pod_patch={"terminationGracePeriodSeconds": 5},
    )
    with Store.open(database_url) as store:
        made = Installation(cluster, store, RecordingBus(), Exchange(share), settings)
        yield made
        for spec in made.specs:
            made.runner.stop(spec.run_id, spec.build_id)
        for spec in made.specs:
            made.until(lambda spec=spec: not made.pods(spec) or None, sweeping=False)
