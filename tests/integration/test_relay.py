"""The relay's rules in a real nginx: what builds reach through it, and what they do not.

Skipped where nginx with its stream module is not installed (Debian: nginx-light and libnginx-mod-stream).
"""

import http.client
import os
import re
import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Generator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.fixtures.manifests import FOLDER

TEMPLATE = FOLDER / "base" / "relay.conf.template"
NGINX = os.environ.get("AUTOBUILDER_TEST_NGINX") or shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin")
STREAM = [
    Path("/usr/lib/nginx/modules/ngx_stream_module.so"),
    Path(NGINX or "/usr/sbin/nginx").parents[1] / "lib/nginx/modules",
]
PATIENCE_SECONDS = 60
pytestmark = pytest.mark.skipif(NGINX is None, reason="nginx is not installed")


@dataclass
class Upstream:
    """A Maven repository that counts what it is asked for."""

    asked: list[str] = field(default_factory=list[str])
    headers: list[dict[str, str]] = field(default_factory=list[dict[str, str]])
    port: int = 0


@pytest.fixture
def upstream() -> Generator[Upstream]:
    known = Upstream()

    class Repository(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            known.asked.append(self.path)
            known.headers.append({name.lower(): value for name, value in self.headers.items()})
            found = "missing" not in self.path
            self.send_response(200 if found else 404)
            self.send_header("Cache-Control", "no-store")
            self.send_header("Set-Cookie", "a=b")
            self.end_headers()
            self.wfile.write(b"<project/>" if found else b"")

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Repository) as server:
        known.port = server.server_port
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield known
        server.shutdown()
        thread.join()


@dataclass(frozen=True)
class Ports:
    mirror: int
    tls: int
    amqps: int
    service: int
    """Of the TLS server that one name leads to."""


def free_ports(count: int) -> list[int]:
    held = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in held]
    for one in held:
        one.close()
    return ports


@pytest.fixture
def service(tmp_path: Path) -> Generator[int]:
    """A TLS server that says who it is."""
    key, certificate = tmp_path / "key.pem", tmp_path / "cert.pem"
    names = ["-subj", "/CN=bus.example", "-addext", "subjectAltName=DNS:bus.example,DNS:other.example"]
    made = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-days",
        "2",
        *names,
    ]
    subprocess.run([*made, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=greet, args=(listening, context), daemon=True)
        thread.start()
        yield listening.getsockname()[1]


def greet(listening: socket.socket, context: ssl.SSLContext) -> None:
    while True:
        try:
            connection, _ = listening.accept()
        except OSError:
            return
        try:
            with context.wrap_socket(connection, server_side=True) as secured:
                secured.sendall(b"the bus")
        except OSError:
            continue


@pytest.fixture
def relay(tmp_path: Path, upstream: Upstream, service: int) -> Generator[Ports]:
    ports = Ports(*free_ports(3), service)
    values = {
        "LISTEN": "127.0.0.1",
        "RESOLVER": "127.0.0.1",
        "UPSTREAM": f"http://127.0.0.1:{upstream.port}",
        "CA_FILE": "/etc/ssl/certs/ca-certificates.crt",
        "CACHE_SIZE": "64m",
        "ALLOWED": "bus.example 127.0.0.1;",
    }
    text = re.sub(r"\$\{(\w+)\}", lambda match: values[match[1]], TEMPLATE.read_text())
    places = {"/tmp/": f"{tmp_path}/", "/cache/maven": f"{tmp_path}/cache"}
    places |= {":8081": f":{ports.mirror}", ":8443": f":{ports.tls}"}
    places |= {"$allowed:443": f"$allowed:{service}", "$allowed:5671": f"$allowed:{service}"}
    places |= {"listen 127.0.0.1:5671": f"listen 127.0.0.1:{ports.amqps}"}
    for written, here in places.items():
        assert written in text, written
        text = text.replace(written, here)
    module = next((path / "ngx_stream_module.so" if path.is_dir() else path for path in STREAM if path.exists()), None)
    configuration = tmp_path / "relay.conf"
    first = f"load_module {module};\n" if module else ""
    owner = "user root;\n" if os.geteuid() == 0 else ""
    configuration.write_text(first + owner + text)
    process = subprocess.Popen([str(NGINX), "-p", str(tmp_path), "-c", configuration, "-g", "daemon off;"])
    until_open(ports.mirror, process)
    yield ports
    process.terminate()
    process.wait(30)


def until_open(port: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while True:
        assert process.poll() is None, "nginx refused its configuration"
        assert time.monotonic() < end
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.05)


def ask(port: int, path: str, method: str = "GET", **headers: str) -> tuple[int, http.client.HTTPMessage]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request(method, path, headers=headers)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status, answer.headers


def test_an_artifact_is_fetched_once_and_without_anything_of_the_builds(relay: Ports, upstream: Upstream) -> None:
    path = "/maven/org/acme/shop/1.0/shop-1.0.pom"
    first = ask(relay.mirror, path, Authorization="Basic c2VjcmV0", Cookie="c=d")
    second = ask(relay.mirror, path)
    assert (first[0], second[0]) == (200, 200)
    assert (first[1]["X-Cache"], second[1]["X-Cache"]) == ("MISS", "HIT")
    assert upstream.asked == ["/org/acme/shop/1.0/shop-1.0.pom"]
    assert not {"authorization", "cookie"} & set(upstream.headers[0])
    assert first[1]["Set-Cookie"] is None


def test_what_is_missing_is_said_and_asked_for_again_later(relay: Ports, upstream: Upstream) -> None:
    assert ask(relay.mirror, "/maven/org/missing/1/missing-1.jar")[0] == 404
    assert ask(relay.mirror, "/maven/org/acme/maven-metadata.xml")[0] == 200
    assert len(upstream.asked) == 2


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE"])
def test_builds_can_put_nothing_into_the_repository(relay: Ports, upstream: Upstream, method: str) -> None:
    assert ask(relay.mirror, "/maven/org/acme/shop/1.0/shop-1.0.jar", method)[0] == 403
    assert upstream.asked == []


def test_nothing_but_the_repository_is_served(relay: Ports, upstream: Upstream) -> None:
    assert ask(relay.mirror, "/etc/passwd")[0] == 404
    assert ask(relay.mirror, "/maven/../../etc/passwd")[0] in (400, 404)
    assert ask(relay.mirror, "/health")[0] == 200
    assert upstream.asked == []


def said(port: int, name: str | None) -> bytes:
    """What a TLS client hears who asks for this name."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    with socket.create_connection(("127.0.0.1", port), 30) as plain:
        try:
            with context.wrap_socket(plain, server_hostname=name) as secured:
                return secured.recv(100)
        except (ssl.SSLError, OSError):
            return b""


def test_a_name_that_is_allowed_is_passed_on_encrypted(relay: Ports) -> None:
    assert said(relay.tls, "bus.example") == b"the bus"
    assert said(relay.amqps, "bus.example") == b"the bus"


@pytest.mark.parametrize("name", ["other.example", "bus.example.evil.test", None])
def test_other_names_are_cut_off(relay: Ports, name: str | None) -> None:
    assert said(relay.tls, name) == b""
    assert said(relay.amqps, name) == b""
