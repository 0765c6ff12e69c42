"""Keys and tokens of the models: renewed without a restart, and Entra ID's in place of a key."""

from collections.abc import Generator
from pathlib import Path

import pytest
from azure.keyvault.secrets import SecretClient

from pipeline.repair.models import Prompt, Turn
from pipeline.repair.providers import KeyRefused, Provider, providers
from pipeline.repair.settings import LlmSettings
from shared.azure import credential
from shared.errors import Misconfigured
from shared.secrets.key_vault import KeyVaultSecrets
from tests.fixtures.llm_server import LlmServer, Raw, proposal
from tests.peers.identity import IdentityPeer
from tests.peers.key_vault import KeyVaultPeer
from tests.peers.tls import make_tls

PROMPT = Prompt(system="You repair.", turns=(Turn(role="user", text="Repair this. The key is key-number-one."),))
REFUSED = Raw(status=401, body=b'{"error": {"message": "bad key"}}')
ANSWER = proposal()


@pytest.fixture
def identity(monkeypatch: pytest.MonkeyPatch) -> Generator[IdentityPeer]:
    with IdentityPeer() as peer:
        for name, value in {**peer.environment, "NO_PROXY": "*"}.items():
            monkeypatch.setenv(name, value)
        credential.cache_clear()
        yield peer
    credential.cache_clear()


@pytest.fixture
def vault(identity: IdentityPeer, tmp_path: Path) -> Generator[KeyVaultPeer]:
    with KeyVaultPeer(make_tls(tmp_path), identity) as peer:
        peer.put("llm-key", "key-number-one")
        yield peer


def provider(kind: str, server: LlmServer, vault: KeyVaultPeer, tmp_path: Path) -> Provider:
    url = server.url if kind == "claude" else f"{server.url}/openai/v1/"
    settings = LlmSettings.model_validate({"provider": kind, "model": "m", "base_url": url, "key_secret": "llm-key"})
    ca = str(tmp_path / "ca.pem")
    client = SecretClient(vault.url, credential(), verify_challenge_resource=False, connection_verify=ca)
    return providers(settings, KeyVaultSecrets(client))[0]


def keys(server: LlmServer) -> list[str]:
    return [r.headers.get("x-api-key") or r.headers["authorization"].removeprefix("Bearer ") for r in server.requests]


@pytest.mark.parametrize("kind", ["openai", "azure", "claude"])
def test_a_renewed_key_is_taken_up_with_the_first_refusal(kind: str, vault: KeyVaultPeer, tmp_path: Path) -> None:
    with LlmServer([ANSWER, REFUSED, ANSWER]) as server:
        model = provider(kind, server, vault, tmp_path)
        model.complete(PROMPT)
        vault.put("llm-key", "key-number-two")
        model.complete(PROMPT)
        assert keys(server) == ["key-number-one", "key-number-one", "key-number-two"]


@pytest.mark.parametrize("kind", ["openai", "claude"])
def test_a_key_that_was_not_renewed_is_tried_once(kind: str, vault: KeyVaultPeer, tmp_path: Path) -> None:
    with LlmServer([REFUSED]) as server:
        with pytest.raises(KeyRefused, match="401") as refused:
            provider(kind, server, vault, tmp_path).complete(PROMPT)
        assert len(server.requests) == 1
    assert "key-number-one" not in str(refused.value)


@pytest.mark.parametrize("kind", ["openai", "claude"])
def test_the_prompt_does_not_hold_a_key_of_the_vault(kind: str, vault: KeyVaultPeer, tmp_path: Path) -> None:
    with LlmServer([ANSWER]) as server:
        provider(kind, server, vault, tmp_path).complete(PROMPT)
        assert "key-number-one" not in server.requests[0].prompt


def test_a_token_of_the_identity_takes_the_keys_place(identity: IdentityPeer) -> None:
    with LlmServer([ANSWER]) as server:
        url = f"{server.url}/openai/v1/"
        settings = LlmSettings.model_validate({"provider": "azure", "model": "gpt", "base_url": url, "entra": True})
        providers(settings)[0].complete(PROMPT)
        token = server.requests[0].headers["authorization"].removeprefix("Bearer ")
        assert server.requests[0].path == "/openai/v1/chat/completions"
    assert identity.tokens[token] == "https://cognitiveservices.azure.com"


def test_a_token_that_ends_is_replaced(identity: IdentityPeer) -> None:
    identity.seconds = 1
    with LlmServer([ANSWER]) as server:
        url = f"{server.url}/openai/v1/"
        settings = LlmSettings.model_validate({"provider": "azure", "model": "gpt", "base_url": url, "entra": True})
        model = providers(settings)[0]
        model.complete(PROMPT)
        model.complete(PROMPT)
        assert len(set(keys(server))) == 2


def test_without_an_identity_the_operator_is_told(identity: IdentityPeer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IDENTITY_HEADER", "wrong")
    with LlmServer([ANSWER]) as server:
        url = f"{server.url}/openai/v1/"
        settings = LlmSettings.model_validate({"provider": "azure", "model": "gpt", "base_url": url, "entra": True})
        with pytest.raises(Misconfigured, match="identity"):
            providers(settings)[0].complete(PROMPT)
        assert server.requests == []
