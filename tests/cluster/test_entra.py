"""AKS by the functions' Entra identity: the real client and the real azure-identity, a managed identity's endpoint on
loopback, and a cluster that takes the token that it gives out."""

import json
import threading
import time
from collections.abc import Generator
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from pipeline.runners.kubernetes_api import AKS_SCOPE, KubernetesApi
from tests.cluster import objects
from tests.cluster.conftest import Installation


class Identity(HTTPServer):
    """What App Service offers at IDENTITY_ENDPOINT; the token is whatever the cluster gives for the runner now."""

    def __init__(self, installation: Installation) -> None:
        super().__init__(("127.0.0.1", 0), Endpoint)
        self.installation = installation
        self.asked: list[str] = []


class Endpoint(BaseHTTPRequestHandler):
    server: Identity

    def do_GET(self) -> None:
        self.server.asked.append(parse_qs(urlsplit(self.path).query)["resource"][0])
        words = ("create", "token", objects.RUNNER, "-n", objects.NAMESPACE)
        token = self.server.installation.cluster.kubectl(*words).strip()
        body = json.dumps({"access_token": token, "expires_on": str(int(time.time()) + 3600), "token_type": "Bearer"})
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, format: str, *args: object) -> None:
        """Nothing to stderr."""


@pytest.fixture
def identity(installation: Installation, monkeypatch: pytest.MonkeyPatch) -> Generator[Identity]:
    with Identity(installation) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        monkeypatch.setenv("IDENTITY_ENDPOINT", f"http://127.0.0.1:{server.server_port}/token")
        monkeypatch.setenv("IDENTITY_HEADER", "secret")
        yield server
        server.shutdown()


def test_the_functions_own_identity_is_enough(installation: Installation, identity: Identity) -> None:
    cluster = installation.cluster
    installation.change(kubeconfig=None, server=cluster.components.server, ca_data=cluster.authority.ca_data)
    api = KubernetesApi(installation.settings)
    assert api.job("build-none") is None
    assert api.pods("build-none") == []
    assert identity.asked == [AKS_SCOPE.removesuffix("/.default")], "one token, kept while it is good"
