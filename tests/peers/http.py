"""What the HTTPS peers share: a threaded server on a free loopback port, and answers with a body."""

import threading
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import override
from urllib.parse import parse_qsl, unquote, urlsplit

from tests.peers.tls import Tls


class Peer(ThreadingHTTPServer):
    """Serves from its making to the end of its `with` block. Over TLS unless `tls` is None."""

    daemon_threads = True

    def __init__(self, handler: type["Handler"], tls: Tls | None) -> None:
        super().__init__(("127.0.0.1", 0), handler)
        self.lock = threading.RLock()
        self.requests: list[str] = []
        """`METHOD path` of each, in the order of arrival."""
        self._scheme = "https" if tls else "http"
        if tls:
            self.socket = tls.server_context().wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)
        threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def url(self) -> str:
        return f"{self._scheme}://localhost:{self.server_port}"

    def __enter__(self) -> "Peer":
        return self

    @override
    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self.server_close()

    @override
    def handle_error(self, request: object, client_address: object) -> None:
        """Clients that leave in the middle are part of the tests."""


class Handler(BaseHTTPRequestHandler):
    """One request: `parts` of its path, its `query` and its `body` are read before `answer` is called."""

    protocol_version = "HTTP/1.1"
    timeout = 30

    def handle_request(self) -> None:
        address = urlsplit(self.path)
        self.raw_path = address.path
        self.parts = [unquote(part) for part in address.path.split("/") if part]
        self.query = dict(parse_qsl(address.query, keep_blank_values=True))
        self.body = self._read_body()
        assert isinstance(self.server, Peer)
        with self.server.lock:
            self.server.requests.append(f"{self.command} {unquote(address.path)}")
        self.answer()

    do_GET = do_PUT = do_POST = do_DELETE = do_HEAD = do_PATCH = handle_request

    def answer(self) -> None:
        raise NotImplementedError

    def reply(self, status: int, body: bytes = b"", headers: Mapping[str, object] | None = None) -> None:
        self.send_response(status)
        given = {name.lower(): str(value) for name, value in (headers or {}).items()}
        for name, value in ({"content-length": str(len(body))} | given).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _read_body(self) -> bytes:
        if self.headers.get("transfer-encoding", "").lower() != "chunked":
            return self.rfile.read(int(self.headers.get("content-length") or 0))
        body = b""
        while size := int(self.rfile.readline().split(b";")[0], 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return body

    @override
    def log_message(self, format: str, *args: object) -> None:
        return None
