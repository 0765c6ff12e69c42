"""A whole migration where everything outside the pipeline is Azure's: its SDKs, against the peers.

Builds are container groups, files lie on a share whose key is in a vault, the bus speaks AMQP, and the run is one trace
at a collector. Kubernetes in the place of the container groups: tests/cluster/test_migrate.py.
"""

import json
import os
from collections.abc import Generator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from azure.identity import ManagedIdentityCredential
from azure.keyvault.secrets import SecretClient
from azure.mgmt.containerinstance import ContainerInstanceManagementClient

import pipeline.runners.container_api
import shared.artifacts.opening
import shared.secrets.key_vault
from cli.session import session
from pipeline.runners.container_api import ContainerApi
from shared import telemetry
from shared.artifacts.share import Share
from shared.azure_settings import ContainerSettings, FilesSettings
from shared.events import BUILD_EVENTS_QUEUE, RUN_REQUESTS_QUEUE
from shared.models import Status
from shared.run_events import RUN_EVENTS_TOPIC
from shared.secrets import Secrets
from shared.secrets.key_vault import KeyVaultSecrets
from shared.settings import Settings
from shared.store import RunRow
from tests.fixtures.azure_accounts import named_key, share_of
from tests.fixtures.whole_run import ask, follow
from tests.peers.arm import ArmPeer
from tests.peers.collector import CollectorPeer
from tests.peers.files import ACCOUNT, KEY, FilesPeer
from tests.peers.identity import IdentityPeer
from tests.peers.key_vault import KeyVaultPeer
from tests.peers.service_bus import Peer as ServiceBusPeer
from tests.peers.service_bus import Queue, Topic
from tests.peers.tls import make_tls

pytestmark = pytest.mark.e2e

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Azure:
    vault: KeyVaultPeer
    files: FilesPeer
    arm: ArmPeer
    bus: ServiceBusPeer
    collector: CollectorPeer
    ca: Path


@pytest.fixture
def azure(tmp_path: Path) -> Generator[Azure]:
    tls = make_tls(tmp_path / "tls")
    queues = [Queue(RUN_REQUESTS_QUEUE), Queue(BUILD_EVENTS_QUEUE), Topic(RUN_EVENTS_TOPIC, {})]
    with ExitStack() as stack:
        identity = stack.enter_context(IdentityPeer())
        made = Azure(
            stack.enter_context(KeyVaultPeer(tls, identity)),
            stack.enter_context(FilesPeer(tmp_path / "shares", tls)),
            stack.enter_context(ArmPeer(tls, identity)),
            stack.enter_context(ServiceBusPeer(queues)),
            stack.enter_context(CollectorPeer()),
            tls.ca,
        )
        made.vault.put("files-key", KEY)
        with pytest.MonkeyPatch.context() as patch:
            for name, value in {**identity.environment, "NO_PROXY": "*"}.items():
                patch.setenv(name, value)
            yield made


@pytest.fixture
def installed(azure: Azure, database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Azure:
    """What an operator sets; and the SDK's clients, which trust the peers' authority instead of the world's."""
    warm = Path(os.environ.get("AUTOBUILDER_MAVEN_REPOSITORY") or Settings().repository_dir).resolve()
    build = {"PYTHONPATH": str(ROOT), "HOME": "/mnt/work", "AUTOBUILDER_MAVEN_SEED": str(warm)}
    courier = {"PYTHONPATH": str(ROOT), "REQUESTS_CA_BUNDLE": str(azure.ca), "NO_PROXY": "*"}
    values = {
        "HOME": str(tmp_path / "home"),
        "DATABASE_URL": database_url,
        "SECRETS": "key_vault",
        "KEY_VAULT_URL": azure.vault.url,
        "ARTIFACTS": "azure_files",
        "FILES_URL": azure.files.url,
        "FILES_SHARE": azure.files.share,
        "FILES_KEY_SECRET": "files-key",
        "RUNNER": "container_instance",
        "CONTAINER_SUBSCRIPTION": "s",
        "CONTAINER_RESOURCE_GROUP": "r",
        "CONTAINER_LOCATION": "koreacentral",
        "CONTAINER_IMAGE": "registry.example/builder@sha256:0",
        "CONTAINER_ENVIRONMENT": json.dumps(build),
        "CONTAINER_COURIER_ENVIRONMENT": json.dumps(courier),
        "SERVICE_BUS": azure.bus.connection_string,
        "TELEMETRY_URL": azure.collector.url,
    }
    for name, value in values.items():
        monkeypatch.setenv(f"AUTOBUILDER_{name}", value)
    trust(azure, monkeypatch)
    return azure


def trust(azure: Azure, monkeypatch: pytest.MonkeyPatch) -> None:
    verify = str(azure.ca)

    def vault(url: str) -> KeyVaultSecrets:
        client = SecretClient(
            url, ManagedIdentityCredential(), verify_challenge_resource=False, connection_verify=verify
        )
        return KeyVaultSecrets(client)

    def share(settings: FilesSettings, secrets: Secrets) -> Share:
        assert settings.url == azure.files.url
        return share_of(azure.files, azure.ca, named_key(secrets.get(settings.key_secret)))

    def containers(settings: ContainerSettings) -> ContainerApi:
        client = ContainerInstanceManagementClient(
            ManagedIdentityCredential(),
            settings.subscription,
            base_url=azure.arm.url,
            credential_scopes=["https://management.azure.com/.default"],
            connection_verify=verify,
        )
        return ContainerApi(client, settings.resource_group)

    monkeypatch.setattr(shared.secrets.key_vault, "open_key_vault", vault)
    monkeypatch.setattr(shared.artifacts.opening, "open_share", share)
    monkeypatch.setattr(pipeline.runners.container_api, "open_container_api", containers)
    monkeypatch.setattr(FilesSettings, "account", ACCOUNT)  # which the peers' host name does not have


def test_a_run_without_a_cluster(installed: Azure) -> None:
    with session(with_host=True) as here:
        with telemetry.doing("caller"):
            run_id = ask(here)
        run, growing = follow(here, run_id)
        assert run.status is Status.SUCCEEDED, run.error_message
        builds = here.store.builds(run.id)
        with here.results(run.id) as results:
            assert results is not None
            patch = (results / "migration.patch").read_text()
    assert {build.step_type for build in builds} == {"prepare", "baseline", "migrate", "build"}
    assert sorted(installed.arm.made) == sorted(build.id for build in builds), "one container group a build"
    assert not installed.arm.groups, "none is left behind"
    assert {"baseline", "build"} <= growing
    assert "jakarta.persistence" in patch and "<java.version>17" in patch
    on_share = {place.name for place in (installed.files.place / "runs" / run.id).iterdir()}
    assert "report.tar.zst" in on_share
    check_trace(installed, run, {build.id for build in builds})


def check_trace(azure: Azure, run: RunRow, builds: set[str]) -> None:
    """The collector has one trace with all of the run, and each end of a build hangs below its build."""
    ours = [span for span in azure.collector.spans if of_run(span.attributes, run.id) or span.name == "caller"]
    assert len({span.trace_id for span in ours}) == 1
    names = [span.name for span in ours]
    assert {"caller", "run", "step baseline", "step verify", "build"} <= set(names)
    places = {span.span_id for span in ours if span.name == "build"}
    assert len(places) == len(builds)
    ends = [span for span in ours if span.name == "autobuilder.build.finished.v1"]
    assert {span.parent_span_id for span in ends} == places


def of_run(attributes: object, run_id: str) -> bool:
    return any(a.key == "autobuilder.run_id" and a.value.string_value == run_id for a in attributes)  # pyright: ignore
