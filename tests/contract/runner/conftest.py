"""The runners that are put to the test."""

from collections.abc import Callable, Generator
from contextlib import ExitStack
from pathlib import Path

import pytest
from azure.identity import ManagedIdentityCredential
from azure.mgmt.containerinstance import ContainerInstanceManagementClient

from pipeline.runners import Runner
from pipeline.runners.container_api import ContainerApi
from pipeline.runners.container_instance import ContainerInstanceRunner
from pipeline.runners.local import LocalRunner
from shared.artifacts.azure_files import FilesExchange
from shared.artifacts.opening import Grants
from shared.azure_settings import ContainerSettings, FilesSettings
from shared.events import GitSource, RunRequest
from shared.exchange import Exchange
from shared.secrets import EnvironmentSecrets
from shared.settings import Settings
from shared.store import Store
from tests.contract.runner.harness import AGENT, ROOT, RUN, Place, RecordingBus
from tests.fixtures.azure_accounts import share_of
from tests.peers.arm import ArmPeer
from tests.peers.files import ACCOUNT, KEY, FilesPeer
from tests.peers.identity import IdentityPeer
from tests.peers.tls import make_tls


@pytest.fixture
def store(database_url: str) -> Generator[Store]:
    with Store.open(database_url) as opened:
        opened.add_run(RunRequest(run_id=RUN, name="x", git=GitSource(url="https://example.org/x.git")))
        opened.claim_queued_run(10)
        yield opened


@pytest.fixture
def arm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Generator[ArmPeer]:
    with IdentityPeer() as identity, ArmPeer(make_tls(tmp_path / "tls"), identity) as peer:
        for name, value in {**identity.environment, "NO_PROXY": "*"}.items():
            monkeypatch.setenv(name, value)
        yield peer


@pytest.fixture
def files(tmp_path: Path) -> Generator[FilesPeer]:
    with FilesPeer(tmp_path / "share", make_tls(tmp_path / "files-tls")) as peer:
        yield peer


def local(store: Store, root: Path) -> Place:
    settings, bus = Settings(home=root / "home"), RecordingBus()
    exchange = Exchange(settings.artifacts_dir)

    def make(of: RecordingBus) -> Runner:
        return LocalRunner(settings, store, of, exchange, agent=AGENT)

    spec = settings.work_dir / f"build-{RUN}-prepare-1" / "spec.json"

    def starts() -> int:
        """A builder says so in its log when it begins."""
        return store.log_tail(spec.parent.name).count("builder of")

    return Place(store, bus, make(bus), exchange, make, starts)


def container_place(store: Store, root: Path, arm: ArmPeer, files: FilesPeer) -> Place:
    bus, ca = RecordingBus(), root / "files-tls/ca.pem"
    settings = ContainerSettings(
        subscription="s",
        resource_group="r",
        location="westeurope",
        image="registry.example/builder@sha256:0",
        environment={"PYTHONPATH": str(ROOT)},
        courier_environment={"PYTHONPATH": str(ROOT), "REQUESTS_CA_BUNDLE": str(ca), "NO_PROXY": "*"},
    )
    secrets = EnvironmentSecrets({"AUTOBUILDER_SECRET_FILES_KEY": KEY})
    grants = Grants(FilesSettings(url=files.url, share=files.share, key_secret="files-key"), secrets, account=ACCOUNT)
    exchange = FilesExchange(root / "copy", share_of(files, ca))

    def make(of: RecordingBus) -> Runner:
        client = ContainerInstanceManagementClient(
            ManagedIdentityCredential(),
            settings.subscription,
            base_url=arm.url,
            credential_scopes=["https://management.azure.com/.default"],
            connection_verify=str(root / "tls/ca.pem"),
        )
        return ContainerInstanceRunner(settings, store, of, exchange, ContainerApi(client, "r"), grants, agent=AGENT)

    return Place(store, bus, make(bus), exchange, make, lambda: len(arm.made))


@pytest.fixture
def container(store: Store, tmp_path: Path, arm: ArmPeer, files: FilesPeer) -> Place:
    return container_place(store, tmp_path, arm, files)


@pytest.fixture(params=["local", "container_instance"])
def place(request: pytest.FixtureRequest, store: Store, tmp_path: Path) -> Generator[Place]:
    makers: dict[str, Callable[[], Place]] = {
        "local": lambda: local(store, tmp_path),
        "container_instance": lambda: request.getfixturevalue("container"),
    }
    made = makers[request.param]()
    with ExitStack() as stack:
        stack.callback(stop_all, made)
        yield made


def stop_all(place: Place) -> None:
    for build in place.store.running_builds():
        place.runner.stop(build.run_id, build.id)
