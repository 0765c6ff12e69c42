"""The pages' process beside `serve`: what is said when it cannot be, what it is told, and that it ends with us."""

import json
import shutil
import socket
import stat
from pathlib import Path

import pytest

from cli import web
from cli.web import start_web, why_not
from shared.errors import Misconfigured
from shared.settings import Settings

needs_node = pytest.mark.skipif(shutil.which("node") is None, reason="needs node")
SERVER = """
import { createServer } from "node:http";
process.stdin.resume().on("end", () => process.exit(0));
const { env } = process;
createServer((_, answer) => answer.end(JSON.stringify(env))).listen(Number(env.PORT), env.HOSTNAME);
"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path / "home")


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stands where the build of the pages is; it answers with its environment."""
    place = tmp_path / "start.mjs"
    place.write_text(SERVER)
    monkeypatch.setattr(web, "BUILD", place)
    return place


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def node_that_says(directory: Path, version: str, monkeypatch: pytest.MonkeyPatch) -> None:
    program = directory / "node"
    program.write_text(f"#!/bin/sh\necho {version}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(directory))


def environment(port: int) -> dict[str, str]:
    import httpx2

    return json.loads(httpx2.get(f"http://127.0.0.1:{port}").text)


def test_it_says_that_node_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "need Node 20 or newer: install it" in (why_not() or "")


def test_it_says_that_node_is_too_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    node_that_says(tmp_path, "v18.19.0", monkeypatch)
    assert why_not() == "The web pages need Node 20 or newer; this one is v18.19.0."


def test_it_says_how_to_get_the_build(tmp_path: Path, build: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    node_that_says(tmp_path, "v22.1.0", monkeypatch)
    assert why_not() is None
    build.unlink()
    assert why_not() == "The web pages are not built: `make web` builds them."


@needs_node
def test_the_pages_know_what_they_need_and_no_other_secret(
    settings: Settings, build: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AUTOBUILDER_LLM_KEY", "sk-secret")
    monkeypatch.setenv("AUTOBUILDER_WEB_ADMINS", "github:1")
    port = free_port()
    pages = start_web(settings, "http://127.0.0.1:7071", port)
    try:
        told = environment(port)
    finally:
        pages.stop()
    code = (settings.home / "keys" / "web-code").read_text()
    assert pages.link == f"http://localhost:{port}/sign-in#code={code}"
    assert (told["AUTOBUILDER_API_URL"], told["AUTOBUILDER_WEB_ADMINS"]) == ("http://127.0.0.1:7071", "github:1")
    assert (told["NEXTAUTH_URL"], told["HOSTNAME"]) == (f"http://localhost:{port}", "127.0.0.1")
    assert "sk-secret" not in json.dumps(told)
    assert not pages.is_up()


@needs_node
def test_codes_are_made_anew_and_sessions_outlive_a_restart(settings: Settings, build: Path) -> None:
    found: list[tuple[str, str]] = []
    for _ in range(2):
        pages = start_web(settings, "http://127.0.0.1:7071", free_port())
        pages.stop()
        keys = settings.home / "keys"
        found.append(((keys / "web-code").read_text(), (keys / "web-secret").read_text()))
        for name in ("web-code", "web-secret"):
            assert stat.S_IMODE((keys / name).stat().st_mode) == 0o600
    assert found[0][0] != found[1][0]
    assert found[0][1] == found[1][1]


@needs_node
def test_they_end_when_whoever_started_them_is_gone(settings: Settings, build: Path) -> None:
    pages = start_web(settings, "http://127.0.0.1:7071", free_port())
    assert pages.process.stdin is not None
    pages.process.stdin.close()
    assert pages.process.wait(30) == 0


def test_a_taken_port_is_named(settings: Settings, build: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(Misconfigured, match=f"Port {taken.getsockname()[1]}.*--web-port"):
            start_web(settings, "http://127.0.0.1:7071", taken.getsockname()[1])


@needs_node
def test_pages_that_do_not_come_up_name_their_log(settings: Settings, build: Path) -> None:
    build.write_text("console.error('no such module'); process.exit(3);")
    with pytest.raises(Misconfigured, match=r"web\.log says why"):
        start_web(settings, "http://127.0.0.1:7071", free_port())
    assert "no such module" in (settings.home / "logs" / "web.log").read_text()
