"""Logs and events as they happen: no gap, no duplicate, whatever breaks; over real sockets."""

import json
import socket
import threading
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from functions.api import feeds
from functions.api.application import create_app
from shared.auth import Verifier
from shared.issuers import Issuer
from shared.models import Outcome, Status
from tests.fixtures.api import ISSUER, Door, open_door, started, until
from tests.fixtures.web_server import serving

RUN = "run00000001"
FOLLOWERS = 20
"""benchmarks/logs.py has fifty."""
PATIENCE = httpx2.Timeout(300)
"""A busy machine is no fault of what is tested."""


@pytest.fixture
def door(database_url: str, tmp_path: Path) -> Generator[Door]:
    with open_door(database_url, tmp_path) as opened:
        yield opened


def fresh(door: Door, tmp_path: Path) -> Any:
    """The app as another process would have it."""
    return create_app(door.services, Verifier((Issuer(issuer=ISSUER, jwks_file=tmp_path / "issuer.json"),)))


def stream(url: str, token: str, last: str | None = None) -> Iterator[tuple[str, str, Any]]:
    """Events as (id, type, data), until the stream ends."""
    headers = {"authorization": f"Bearer {token}", "accept": "text/event-stream"}
    if last is not None:
        headers["last-event-id"] = last
    with httpx2.Client(timeout=PATIENCE, verify=False) as client, client.stream("GET", url, headers=headers) as answer:
        assert answer.status_code == 200, answer.read()
        fields: dict[str, str] = {}
        for line in answer.iter_lines():
            if line:
                name, _, value = line.partition(": ")
                fields[name] = value
            elif "data" in fields:
                yield fields.get("id", ""), fields["event"], json.loads(fields["data"])
                fields = {}


def lines(start: int, end: int) -> bytes:
    return b"".join(b"line %d \xeb\xb9\x8c\n" % number for number in range(start, end))


def append(door: Door, build: str, data: bytes) -> None:
    store = door.services.store
    store.append_log(build, store.log_end(build), data)


def test_a_log_is_followed_across_a_restart_of_the_server(door: Door, tmp_path: Path) -> None:
    """Case 20: some events, a new server process, the rest by Last-Event-ID."""
    build = started(door, door.group("shop", vi="viewer"))
    token, seen, last = door.token("vi"), "", ""
    append(door, build, lines(0, 50))
    with serving(fresh(door, tmp_path)) as url:
        events = stream(f"{url}/api/v1/runs/{RUN}/builds/{build}/log", token)
        last, kind, data = next(events)
        assert (kind, data["offset"], int(last)) == ("log", 0, data["next_offset"])
        seen += data["content"]
        append(door, build, lines(50, 100))
        last, _, data = next(events)
        seen += data["content"]
        events.close()
    append(door, build, lines(100, 150))
    with serving(fresh(door, tmp_path)) as url:
        for number, kind, data in stream(f"{url}/api/v1/runs/{RUN}/builds/{build}/log", token, last):
            end = int(number)
            if kind == "end":
                break
            seen += data["content"]
            if "line 149 " in data["content"]:
                append(door, build, lines(150, 200))
                door.services.store.finish_build(build, Outcome.SUCCEEDED)
    assert seen == lines(0, 200).decode()
    assert end == len(lines(0, 200))


def test_many_follow_one_log_and_get_the_same(door: Door, tmp_path: Path) -> None:
    build = started(door, door.group("shop", vi="viewer"))
    token, got = door.token("vi"), dict[int, str]()

    def follow(number: int, url: str) -> None:
        got[number] = "".join(data["content"] for _, kind, data in stream(url, token) if kind == "log")

    with serving(door.app) as base:
        url = f"{base}/api/v1/runs/{RUN}/builds/{build}/log"
        threads = [threading.Thread(target=follow, args=(n, url)) for n in range(FOLLOWERS)]
        for thread in threads:
            thread.start()
        for start in range(0, 1000, 50):
            append(door, build, lines(start, start + 50))
        door.services.store.finish_build(build, Outcome.SUCCEEDED)
        for thread in threads:
            thread.join(300)
    assert set(got.values()) == {lines(0, 1000).decode()}
    assert len(got) == FOLLOWERS


def test_one_that_stops_reading_holds_nothing_and_hinders_nobody(
    door: Door, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A client that never reads: others get everything, and what is kept of the log stays small."""
    monkeypatch.setattr(feeds, "KEPT_BYTES", 64 * 1024)
    build = started(door, door.group("shop", vi="viewer"))
    with serving(door.app) as base:
        host, port = base.removeprefix("http://").split(":")
        silent = socket.create_connection((host, int(port)))
        silent.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        asked = f"GET /api/v1/runs/{RUN}/builds/{build}/log HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\n"
        silent.sendall(f"{asked}Authorization: Bearer {door.token('vi')}\r\n\r\n".encode())
        until(lambda: door.api.feeds.followers)
        block = lines(0, 5000)
        for _ in range(40):
            append(door, build, block)
        door.services.store.finish_build(build, Outcome.SUCCEEDED)
        url = f"{base}/api/v1/runs/{RUN}/builds/{build}/log"
        text = "".join(data["content"] for _, kind, data in stream(url, door.token("vi")) if kind == "log")
        assert text == (block * 40).decode()
        tail = next(iter(door.api.feeds._tails.values()), None)
        assert tail is None or tail._kept <= 64 * 1024 + len(block)
        silent.close()


def test_the_long_poll_answers_as_soon_as_there_is_more(door: Door, tmp_path: Path) -> None:
    build = started(door, door.group("shop", vi="viewer"))
    token = door.token("vi")
    with serving(door.app) as base:
        url = f"{base}/api/v1/runs/{RUN}/builds/{build}/log"
        with httpx2.Client(timeout=PATIENCE, verify=False, headers={"authorization": f"Bearer {token}"}) as client:
            answers: list[Any] = []
            asking = threading.Thread(
                target=lambda: answers.append(client.get(url, params={"offset": 0, "wait": 30}).json())
            )
            asking.start()
            until(lambda: door.api.feeds.followers)
            append(door, build, lines(0, 3))
            asking.join(300)
            part = answers[0]
            assert (part["content"], part["ended"]) == (lines(0, 3).decode(), False)
            door.services.store.finish_build(build, Outcome.SUCCEEDED)
            last = client.get(url, params={"offset": part["next_offset"], "wait": 30}).json()
            assert (last["content"], last["ended"]) == ("", True)


def test_text_and_ranges(door: Door) -> None:
    build = started(door, door.group("shop", vi="viewer"))
    for start in (0, 50, 100):
        append(door, build, lines(start, start + 50))
    vi, url, whole = door.caller("vi"), f"/api/v1/runs/{RUN}/builds/{build}/log", lines(0, 150)
    answer = vi.get(url)
    assert (answer.content, answer.headers["content-length"]) == (whole, str(len(whole)))
    for wanted, expected in (("10-19", whole[10:20]), ("-30", whole[-30:]), (f"{len(whole) - 5}-", whole[-5:])):
        part = vi.get(url, headers={"range": f"bytes={wanted}"})
        assert (part.status_code, part.content) == (206, expected), wanted
    assert part.headers["content-range"] == f"bytes {len(whole) - 5}-{len(whole) - 1}/{len(whole)}"
    beyond = vi.get(url, headers={"range": f"bytes={len(whole)}-"})
    assert (beyond.status_code, beyond.headers["content-range"]) == (416, f"bytes */{len(whole)}")
    assert vi.get(url, headers={"range": "lines=1-2"}).status_code == 200


def test_the_end_of_a_long_log_is_read_without_the_rest(door: Door) -> None:
    """300 chunks; every number of bytes from the end, characters of three bytes whole."""
    build = started(door, door.group("shop", vi="viewer"))
    for start in range(0, 3000, 10):
        append(door, build, lines(start, start + 10))
    vi, url, whole = door.caller("vi"), f"/api/v1/runs/{RUN}/builds/{build}/log", lines(0, 3000)
    for tail in (1, 2, 3, 4, 100, 20_000, len(whole), 1 << 20):
        part = vi.get(url, params={"tail": tail}).json()
        expected = whole[-tail:].decode("utf-8", "ignore")
        assert (part["content"], part["next_offset"], part["ended"]) == (expected, len(whole), False), tail
        assert part["offset"] == len(whole) - len(expected.encode())
    door.services.store.finish_build(build, Outcome.SUCCEEDED)
    events = vi.get(url, params={"tail": 100}, headers={"accept": "text/event-stream"}).text
    assert f"line {2999}" in events and "line 2900" not in events
    assert vi.get(url, params={"tail": 5, "offset": 5}).status_code == 422
    assert vi.get(url, params={"tail": 0}).status_code == 422


def test_events_of_a_run_come_in_order_and_go_on_where_they_were_left(door: Door) -> None:
    started(door, door.group("shop", vi="viewer"))
    store = door.services.store
    with serving(door.app) as base:
        url = f"{base}/api/v1/runs/{RUN}/events"
        seen = list[tuple[str, str, Any]]()
        for event in stream(url, door.token("vi")):
            seen.append(event)
            if event[1] == "step":
                break
        store.finish_run(RUN, Status.FAILED, None, "It did not work.")
        seen += stream(url, door.token("vi"), seen[-1][0])
    kinds = [kind for _, kind, _ in seen]
    assert kinds == ["run", "run", "build", "build", "log-available", "step", "run", "end"]
    assert [int(number) for number, _, _ in seen[:-1]] == list(range(1, 8))
    assert (seen[-2][2]["status"], seen[-2][2]["message"]) == ("failed", "It did not work.")


def test_a_stream_ends_with_its_token(door: Door) -> None:
    build = started(door, door.group("shop", vi="viewer"))
    with serving(door.app) as base:
        url = f"{base}/api/v1/runs/{RUN}/builds/{build}/log"
        assert list(stream(url, door.token("vi", seconds=1))) == []
