"""The managed identity endpoint of App Service and Functions: tokens for a resource, each of them another one.

Source: "Managed identities for App Service and Azure Functions", REST endpoint reference (2019-08-01).
"""

import json
import time
import uuid
from collections.abc import Callable
from typing import cast, override

from tests.peers.http import Handler, Peer

HEADER = "peer-secret"


class IdentityPeer(Peer):
    """`seconds`: how long a token is valid. `issued`: is told of each token before it is given."""

    def __init__(self, seconds: int = 3600) -> None:
        self.seconds = seconds
        self.tokens: dict[str, str] = {}
        """Token to the resource that it is for."""
        self.issued: Callable[[str], None] = lambda _token: None
        super().__init__(_Request, None)

    @property
    def environment(self) -> dict[str, str]:
        """For the process that has this identity."""
        return {"IDENTITY_ENDPOINT": f"http://127.0.0.1:{self.server_port}/msi/token", "IDENTITY_HEADER": HEADER}

    def accepts(self, authorization: str | None, resource: str) -> bool:
        return self.tokens.get((authorization or "").removeprefix("Bearer ")) == resource


class _Request(Handler):
    @override
    def answer(self) -> None:
        peer = cast(IdentityPeer, self.server)
        if self.headers.get("x-identity-header") != HEADER or self.parts != ["msi", "token"]:
            self.reply(400, b'{"error": {"code": "invalid_request"}}')
            return
        token, resource = uuid.uuid4().hex, self.query["resource"].rstrip("/")
        peer.issued(token)
        with peer.lock:
            peer.tokens[token] = resource
        answer = {"access_token": token, "expires_on": str(int(time.time()) + peer.seconds), "resource": resource}
        self.reply(200, json.dumps({**answer, "token_type": "Bearer"}).encode(), {"content-type": "application/json"})
