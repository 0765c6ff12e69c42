"""Key Vault's secrets, for reading: the challenge, versions, disabled ones. Source: "Get Secret", REST API 7.5."""

import json
import uuid
from dataclasses import dataclass, field
from typing import cast, override

from tests.peers.http import Handler, Peer
from tests.peers.identity import IdentityPeer
from tests.peers.tls import Tls

RESOURCE = "https://vault.azure.net"


@dataclass
class Version:
    value: str
    enabled: bool = True
    name: str = field(default_factory=lambda: uuid.uuid4().hex)


class KeyVaultPeer(Peer):
    """`broken`: a status that every request gets instead of its answer."""

    def __init__(self, tls: Tls, identity: IdentityPeer) -> None:
        self.identity = identity
        self.secrets: dict[str, list[Version]] = {}
        self.broken: int | None = None
        super().__init__(_Request, tls)

    def put(self, name: str, value: str, *, enabled: bool = True) -> None:
        """A new version, as a rotation makes it."""
        self.secrets.setdefault(name, []).append(Version(value, enabled))


class _Request(Handler):
    @property
    def peer(self) -> KeyVaultPeer:
        return cast(KeyVaultPeer, self.server)

    @override
    def answer(self) -> None:
        if not self.peer.identity.accepts(self.headers.get("authorization"), RESOURCE):
            challenge = f'Bearer authorization="https://login.example/{uuid.UUID(int=1)}", resource="{RESOURCE}"'
            self._error(401, "Unauthorized", {"www-authenticate": challenge})
        elif self.peer.broken:
            self._error(self.peer.broken, "Broken", {})
        elif self.command != "GET" or self.parts[0] != "secrets":
            self._error(405, "MethodNotAllowed", {})
        else:
            self._secret(*self.parts[1:])

    def _secret(self, name: str, version: str | None = None) -> None:
        versions = [v for v in self.peer.secrets.get(name, []) if version in (None, v.name)]
        if not versions:
            self._error(404, "SecretNotFound", {})
            return
        found = versions[-1]
        if not found.enabled:
            self._error(403, "Forbidden", {})
            return
        body = {"id": f"{self.peer.url}/secrets/{name}/{found.name}", "value": found.value}
        self.reply(200, json.dumps({**body, "attributes": {"enabled": True}}).encode(), JSON)

    def _error(self, status: int, code: str, headers: dict[str, str]) -> None:
        body = json.dumps({"error": {"code": code, "message": code}}).encode()
        self.reply(status, body, {**JSON, **headers})


JSON = {"content-type": "application/json"}
