"""What every source of secrets must do; where it is one, through Key Vault's real SDK and a managed identity."""

from collections.abc import Generator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from azure.identity import ManagedIdentityCredential
from azure.keyvault.secrets import SecretClient

from shared.errors import Misconfigured, Unavailable
from shared.secrets import EnvironmentSecrets, Secret, Secrets
from shared.secrets.key_vault import KeyVaultSecrets
from tests.peers.identity import IdentityPeer
from tests.peers.key_vault import KeyVaultPeer
from tests.peers.tls import make_tls


class Source:
    """A source and the way to change what is in it."""

    secrets: Secrets

    def put(self, name: str, value: str) -> None:
        raise NotImplementedError


@dataclass
class Variables(Source):
    values: dict[str, str] = field(default_factory=dict[str, str])

    def __post_init__(self) -> None:
        self.secrets = EnvironmentSecrets(self.values)

    def put(self, name: str, value: str) -> None:
        self.values[f"AUTOBUILDER_SECRET_{name.replace('-', '_').upper()}"] = value


@dataclass
class Files(Variables):
    directory: Path = Path()

    def put(self, name: str, value: str) -> None:
        file = self.directory / name
        file.write_text(f"{value}\n")
        self.values[f"AUTOBUILDER_SECRET_{name.replace('-', '_').upper()}_FILE"] = str(file)


@dataclass
class Vault(Source):
    peer: KeyVaultPeer
    ca: Path
    keep_seconds: float = 300.0

    def __post_init__(self) -> None:
        client = SecretClient(
            self.peer.url,
            ManagedIdentityCredential(),
            verify_challenge_resource=False,
            connection_verify=str(self.ca),
            retry_total=0,
        )
        self.secrets = KeyVaultSecrets(client, self.keep_seconds)

    def put(self, name: str, value: str) -> None:
        self.peer.put(name, value)


@pytest.fixture
def vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Generator[KeyVaultPeer]:
    with IdentityPeer() as identity, KeyVaultPeer(make_tls(tmp_path), identity) as peer:
        for name, value in {**identity.environment, "NO_PROXY": "*"}.items():
            monkeypatch.setenv(name, value)
        yield peer


@pytest.fixture(params=["variables", "files", "key_vault"])
def source(request: pytest.FixtureRequest, tmp_path: Path) -> Source:
    match request.param:
        case "variables":
            return Variables()
        case "files":
            return Files(directory=tmp_path)
        case _:
            return Vault(request.getfixturevalue("vault"), tmp_path / "ca.pem")


def test_a_secret_is_read_by_its_name(source: Source) -> None:
    source.put("llm-key", "sk-1")
    source.put("github-key", "-----BEGIN\nKEY-----")
    assert source.secrets.get("llm-key") == "sk-1"
    assert source.secrets.get("github-key") == "-----BEGIN\nKEY-----"


def test_a_secret_that_is_not_there_is_the_operators_to_add(source: Source) -> None:
    with pytest.raises(Misconfigured, match="llm-key"):
        source.secrets.get("llm-key")


def test_a_renewed_secret_is_taken_up_when_the_old_one_is_refused(source: Source) -> None:
    source.put("llm-key", "old")
    key = Secret(source.secrets, "llm-key")
    assert key() == "old"
    assert not key.renewed(refused="old"), "it is the same as before"
    key()
    source.put("llm-key", "new")
    assert key.renewed(refused="old")
    assert key() == "new"


def test_no_source_shows_its_values(source: Source) -> None:
    source.put("llm-key", "sk-do-not-show")
    source.secrets.get("llm-key")
    assert "sk-do-not-show" not in repr(source.secrets) + repr(Secret(source.secrets, "llm-key"))


def test_a_file_that_can_not_be_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(Misconfigured, match="_FILE"):
        EnvironmentSecrets({"AUTOBUILDER_SECRET_X_FILE": str(tmp_path / "none")}).get("x")


def test_the_vault_is_asked_once_while_the_value_is_fresh(vault: KeyVaultPeer, tmp_path: Path) -> None:
    source = Vault(vault, tmp_path / "ca.pem")
    source.put("x", "1")
    for _ in range(3):
        source.secrets.get("x")
    assert len(vault.requests) == 2, "the challenge, and the secret"


def test_a_renewed_secret_is_taken_up_after_a_while(vault: KeyVaultPeer, tmp_path: Path) -> None:
    source = Vault(vault, tmp_path / "ca.pem", keep_seconds=0.0)
    source.put("x", "1")
    assert source.secrets.get("x") == "1"
    source.put("x", "2")
    assert source.secrets.get("x") == "2"


def test_a_vault_that_does_not_answer_leaves_the_value_that_was_read(vault: KeyVaultPeer, tmp_path: Path) -> None:
    source = Vault(vault, tmp_path / "ca.pem", keep_seconds=0.0)
    source.put("x", "1")
    source.secrets.get("x")
    vault.broken = 503
    assert source.secrets.get("x") == "1"
    with pytest.raises(Unavailable):
        source.secrets.get("y")


def test_a_disabled_secret_and_a_missing_role_are_the_operators(vault: KeyVaultPeer, tmp_path: Path) -> None:
    source = Vault(vault, tmp_path / "ca.pem", keep_seconds=0.0)
    source.put("x", "1")
    source.secrets.get("x")
    vault.put("x", "2", enabled=False)
    with pytest.raises(Misconfigured, match="disabled"):
        source.secrets.get("x")
    vault.broken = 403
    with pytest.raises(Misconfigured, match="Secrets User"):
        source.secrets.get("x")


def test_without_an_identity_it_is_said(vault: KeyVaultPeer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IDENTITY_HEADER", "wrong")
    source = Vault(vault, tmp_path / "ca.pem")
    with pytest.raises(Misconfigured, match="identity"):
        source.secrets.get("x")
