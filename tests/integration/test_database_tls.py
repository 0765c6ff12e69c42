"""The store over TLS with a certificate that is verified, and with tokens of an identity in place of a password."""

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline.bootstrap import database_password
from shared.azure import credential
from shared.errors import Misconfigured, Unavailable
from shared.events import GitSource, RunRequest
from shared.settings import Settings
from shared.store import Store
from tests.peers.identity import IdentityPeer
from tests.peers.postgres import TlsPostgres, tls_postgres
from tests.peers.tls import make_tls


@dataclass(frozen=True)
class Azure:
    identity: IdentityPeer
    postgres: TlsPostgres

    def settings(self, **more: object) -> Settings:
        values = {"database_url": self.postgres.url(), "database_entra": True, **more}
        return Settings.model_validate(values)


@pytest.fixture(scope="module")
def postgres() -> Generator[TlsPostgres]:
    with tls_postgres() as server:
        yield server


@pytest.fixture
def azure(postgres: TlsPostgres, monkeypatch: pytest.MonkeyPatch) -> Generator[Azure]:
    with IdentityPeer(seconds=1) as identity:  # so that each new connection needs another token
        identity.issued = postgres.set_password
        for name, value in {**identity.environment, "NO_PROXY": "*"}.items():
            monkeypatch.setenv(name, value)
        credential.cache_clear()
        yield Azure(identity, postgres)
    credential.cache_clear()


def request(run_id: str) -> RunRequest:
    return RunRequest(run_id=run_id, name="shop", git=GitSource(url="https://example.org/x.git"))


def test_a_verified_connection_with_a_password(postgres: TlsPostgres) -> None:
    postgres.set_password("one")
    with Store.open(postgres.url(), password=lambda: "one") as store:
        store.add_run(request("runtls01"))
        assert store.run("runtls01")


def test_a_server_of_another_authority_gets_no_password(postgres: TlsPostgres, tmp_path: Path) -> None:
    asked: list[str] = []
    with pytest.raises(Unavailable, match="certificate verify failed"):
        Store.open(postgres.url(ca=make_tls(tmp_path).ca), password=lambda: asked.append("x") or "one")


def test_a_server_of_another_name_is_refused(postgres: TlsPostgres) -> None:
    with pytest.raises(Unavailable, match="does not match host name"):
        Store.open(postgres.url(host="127.0.0.1"), password=lambda: "one")


def test_each_new_connection_has_a_token_of_its_own(azure: Azure) -> None:
    settings = azure.settings()
    with Store.open(azure.postgres.url(), 1, database_password(settings)) as store:
        store.add_run(request("runtls02"))
        before = len(azure.identity.tokens)
        azure.postgres.end_connections()
        for _ in range(20):
            try:
                assert store.run("runtls02")
                break
            except Exception as error:  # the statement that meets the dead connection
                assert "terminat" in str(error) or "closed" in str(error) or "lost" in str(error)
        assert store.run("runtls02")
    assert len(azure.identity.tokens) > before
    assert set(azure.identity.tokens.values()) == {"https://ossrdbms-aad.database.windows.net"}


def test_tokens_are_not_sent_to_a_server_that_is_not_verified(azure: Azure) -> None:
    for mode in ("require", "verify-ca", "prefer"):
        with pytest.raises(Misconfigured, match="verify-full"):
            database_password(azure.settings(database_url=azure.postgres.url(mode=mode)))
    with pytest.raises(Misconfigured, match="AUTOBUILDER_DATABASE_URL"):
        database_password(azure.settings(database_url=None))


def test_without_tokens_the_url_is_all() -> None:
    assert database_password(Settings(database_url="postgresql://x@y/z")) is None
