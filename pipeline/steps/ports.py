"""Builds whose servers listen on fixed ports take turns: a run's baseline and its migrated build are built side by
side, and the second one would find the first one's port in use.

The turn is an abstract Unix socket: like the ports, it belongs to the machine's (or the pod's) network, and it ends
with the process that holds it, however that dies. Where there is none (macOS), builds don't wait for each other.
"""

import errno
import re
import socket
import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

_BUILD_FILES = ("pom.xml", "build.gradle", "build.gradle.kts")
_STARTED = re.compile(rb"<goal>(?:start(?:-war|-exploded)?|run-forked|run-war|deploy-start)</goal>|com\.avast\.gradle")
"""Goals that start an application, a server or containers for integration tests."""
_TESTS = re.compile(r"(?:^|/)src/(?!main/)\w+/")
_FIXED = re.compile(
    rb"\bDEFINED_PORT\b|\b(?:WireMockServer|WireMockRule|ServerSocket|MockServerRule|startClientAndServer|RedisServer)"
    rb"\(\s*[1-9]\d|\bRedisServer\.builder\(|\b(?:port|httpPort|serverPort|ports)\s*=\s*\{?\s*[1-9]\d|"
    rb"\.(?:port|start)\(\s*[1-9]\d{2,}|\bServerSetupTest\.|\bcreateTcpServer\("
)
"""Tests and their stand-ins for services that choose a port by its number."""
_TURN = "\0autobuilder-fixed-ports"
_POLL_SECONDS = 0.5


@contextmanager
def turn(root: Path, seconds: float, log: Callable[[str], None]) -> Generator[None]:
    """Waits up to `seconds` until no other build on fixed ports is under way, if this one is of that kind."""
    if not sys.platform.startswith("linux") or not needs_fixed_ports(root):
        yield
        return
    with socket.socket(socket.AF_UNIX) as held:
        _wait(held, time.monotonic() + seconds, log)
        yield


def needs_fixed_ports(root: Path) -> bool:
    if any(_STARTED.search(path.read_bytes()) for name in _BUILD_FILES for path in root.rglob(name) if path.is_file()):
        return True
    sources = (path for kind in ("java", "kt", "groovy") for path in root.rglob(f"*.{kind}"))
    tests = (path for path in sources if _TESTS.search(path.relative_to(root).as_posix()) and path.is_file())
    return any(_FIXED.search(path.read_bytes()) for path in tests)


def _wait(held: socket.socket, until: float, log: Callable[[str], None]) -> None:
    told = False
    while True:
        try:
            held.bind(_TURN)
            return
        except OSError as error:
            if error.errno != errno.EADDRINUSE or time.monotonic() >= until:
                return
        if not told:
            log("This build starts servers on fixed ports, so it waits until another one that does has ended.")
            told = True
        time.sleep(_POLL_SECONDS)
