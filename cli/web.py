"""The web pages beside `serve`: Node's own process, which ends with ours."""

import os
import re
import secrets
import shutil
import socket
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from shared.errors import Misconfigured
from shared.settings import Settings

BUILD = Path(__file__).parents[1] / "web" / ".next" / "standalone" / "start.mjs"
OLDEST_NODE = 20
START_SECONDS = 60
PASSED_ON = ("PATH", "LANG", "TZ", "NODE_EXTRA_CA_CERTS", "HTTPS_PROXY", "NO_PROXY")
"""Beside all `AUTOBUILDER_WEB_*`: the pages need none of our other secrets."""


@dataclass(frozen=True)
class WebPages:
    process: subprocess.Popen[bytes]
    link: str
    """Signs this machine's user in; whoever has it may do everything here."""
    log: Path

    def is_up(self) -> bool:
        return self.process.poll() is None

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def why_not() -> str | None:
    """What is missing for the web pages, in one sentence that says how to get it; None when nothing is."""
    node = shutil.which("node")
    if node is None:
        return f"The web pages need Node {OLDEST_NODE} or newer: install it, then `make web` builds them."
    said = subprocess.run([node, "--version"], capture_output=True, text=True, timeout=20, check=False).stdout
    found = re.match(r"v(\d+)", said)
    if found is None or int(found[1]) < OLDEST_NODE:
        return f"The web pages need Node {OLDEST_NODE} or newer; this one is {said.strip() or 'broken'}."
    return None if BUILD.is_file() else "The web pages are not built: `make web` builds them."


def start_web(settings: Settings, api_url: str, port: int) -> WebPages:
    """Returns when the pages answer. Raises Misconfigured when they don't come up."""
    if not _is_free(port):
        message = f"Port {port}, where the web pages go, is taken: choose another with --web-port, or --no-web."
        raise Misconfigured(message)
    keys, log = settings.home / "keys", settings.home / "logs" / "web.log"
    code = secrets.token_urlsafe(24)
    _write_private(keys / "web-code", code)
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as output:
        process = subprocess.Popen(
            ["node", str(BUILD)],
            env=_environment(settings, api_url, port),
            stdin=subprocess.PIPE,  # the pages end when this end of it closes, however we end
            stdout=output,
            stderr=output,
            start_new_session=True,  # a Ctrl-C is ours to pass on
        )
    pages = WebPages(process, f"{_url(port)}/sign-in#code={code}", log)
    _wait_for(pages, port)
    return pages


def _environment(settings: Settings, api_url: str, port: int) -> dict[str, str]:
    keys = settings.home / "keys"
    if not (keys / "web-secret").exists():
        _write_private(keys / "web-secret", secrets.token_urlsafe(48))
    passed = {k: v for k, v in os.environ.items() if k in PASSED_ON or k.startswith("AUTOBUILDER_WEB_")}
    return {
        **passed,
        "NODE_ENV": "production",
        "NEXT_TELEMETRY_DISABLED": "1",
        "HOSTNAME": "127.0.0.1",
        "PORT": str(port),
        "NEXTAUTH_URL": _url(port),
        "NEXTAUTH_SECRET": (keys / "web-secret").read_text(),
        "AUTOBUILDER_API_URL": api_url,
        "AUTOBUILDER_WEB_ISSUER": "autobuilder-local",
        "AUTOBUILDER_WEB_KEY_FILE": str(keys / "local.json"),
        "AUTOBUILDER_WEB_LOCAL_CODE_FILE": str(keys / "web-code"),
    }


def _url(port: int) -> str:
    """By this name, because Next.js changes 127.0.0.1 in redirects to it."""
    return f"http://localhost:{port}"


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        return probe.connect_ex(("127.0.0.1", port)) != 0


def _wait_for(pages: WebPages, port: int) -> None:
    until = time.monotonic() + START_SECONDS
    while pages.is_up() and time.monotonic() < until:
        if not _is_free(port):
            return
        time.sleep(0.1)
    pages.stop()
    raise Misconfigured(f"The web pages did not come up; {pages.log} says why. --no-web leaves them out.")


def _write_private(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
