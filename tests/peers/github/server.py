"""The peer on a free port of loopback, in a thread of this process."""

import socket
import threading
from types import TracebackType

import uvicorn
from starlette.applications import Starlette

from tests.peers.github.git_http import git_routes
from tests.peers.github.rest import routes
from tests.peers.github.state import Github


class GithubServer:
    """A context; `url` is where its API is, and where it is cloned from."""

    def __init__(self, github: Github) -> None:
        self.github = github
        self._socket = socket.socket()
        self._socket.bind(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        app = Starlette(routes=[*routes(github), *git_routes(github)])
        self._server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
        self._thread = threading.Thread(target=self._server.run, args=([self._socket],), daemon=True)

    def __enter__(self) -> "GithubServer":
        self._socket.listen(128)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.should_exit = True
        self._thread.join(timeout=10)
