"""How long a line takes: python -m benchmarks.logs. From when a builder writes it to when 50 followers have read it.

A real builder process of the local runner prints 2,000 lines a second for 20 seconds; one more follower never reads.
"""

import asyncio
import json
import sys
import time
from pathlib import Path
from typing import Any

import httpx2
import psutil

from benchmarks.api import database, quantile, server
from benchmarks.chatty import LINES, SECONDS
from benchmarks.serving import spec
from shared.events import RunRequest
from shared.models import GitSource, Outcome
from shared.store import Store

FOLLOWERS, RUN = 50, "run00000001"
AIM_MS = 300


async def follow(client: httpx2.AsyncClient, path: str, late: list[float]) -> int:
    """Milliseconds of each line go to `late`; how many lines there were."""
    count = 0
    async with client.stream("GET", path, headers={"accept": "text/event-stream"}) as answer:
        async for line in answer.aiter_lines():
            if line.startswith("event: end"):
                return count
            if not line.startswith('data: {"offset"'):
                continue
            now = time.monotonic_ns()
            for text in json.loads(line[6:])["content"].splitlines():
                late.append((now - int(text.partition(" ")[0])) / 1e6)
                count += 1
    return count


async def silent(where: dict[str, Any], path: str) -> asyncio.StreamWriter:
    """A follower that asks and never reads."""
    host, port = where["url"].removeprefix("http://").split(":")
    _, writer = await asyncio.open_connection(host, int(port), limit=1024)
    writer.transport.pause_reading()  # type: ignore[attr-defined]
    asked = f"GET {path} HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\n"
    writer.write(f"{asked}Authorization: Bearer {where['token']}\r\n\r\n".encode())
    await writer.drain()
    return writer


async def measured(where: dict[str, Any], begin: Any, home: Path, store: Store) -> tuple[list[float], list[int]]:
    path, late = f"/api/v1/runs/{RUN}/builds/{spec(RUN).build_id}/log", list[float]()
    headers = {"authorization": f"Bearer {where['token']}"}
    limits = httpx2.Limits(max_connections=FOLLOWERS)
    async with httpx2.AsyncClient(base_url=where["url"], headers=headers, limits=limits, timeout=60) as client:
        stuck = await silent(where, path)
        following = [asyncio.create_task(follow(client, path, late)) for _ in range(FOLLOWERS)]
        await asyncio.sleep(1)
        await begin()
        result = home / "artifacts" / "runs" / RUN / "build-1" / "result.json"
        while not result.exists():
            await asyncio.sleep(0.2)
        while (end := await asyncio.to_thread(store.log_end, spec(RUN).build_id)) < result.with_name(
            "log"
        ).stat().st_size:
            await asyncio.sleep(0.1 if end else 0.2)
        await asyncio.to_thread(store.finish_build, spec(RUN).build_id, Outcome.SUCCEEDED)
        counts = await asyncio.gather(*following)
        stuck.close()
        return late, counts


def main() -> int:
    with database() as (url, home), Store.open(url) as store:
        git = GitSource(url="https://git.example.org/x.git")
        store.add_run(RunRequest(run_id=RUN, name="chatty", git=git))
        store.claim_queued_run(1)
        store.claim_build(spec(RUN), "bench", 1)
        with server(url, home, RUN) as (where, child):
            process = psutil.Process(where["pid"])
            before = process.memory_info().rss

            async def begin() -> None:
                assert child.stdin is not None
                child.stdin.write("go\n")
                child.stdin.flush()

            late, counts = asyncio.run(measured(where, begin, home, store))
            grown, cpu = process.memory_info().rss - before, sum(process.cpu_times()[:2])
    complete = counts == [LINES * SECONDS] * FOLLOWERS
    p50, p99 = quantile(late, 0.5), quantile(late, 0.99)
    print(f"{LINES} lines/s for {SECONDS} s to {FOLLOWERS} followers: every line once: {complete}")
    print(f"line written to line read: p50 {p50:.0f} ms, p99 {p99:.0f} ms (aim {AIM_MS}), max {max(late):.0f} ms")
    print(f"server: {cpu:.1f} CPU s, memory +{grown / 1e6:.0f} MB")
    return 0 if complete and p99 < AIM_MS else 1


if __name__ == "__main__":
    sys.exit(main())
