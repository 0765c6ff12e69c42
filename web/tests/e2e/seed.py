"""Fills a served installation with what a page must cope with.

python seed.py HOME company     500 ended runs as a company might have them
python seed.py HOME hostile     hostile names and logs, and a very long one; prints their ids as JSON
"""

import json
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import company

from host.postgres import database_url
from shared.events import RunRequest
from shared.store import Store
from shared.store.logs import Logs

LINES = 200_000
HOSTILE_NAME = "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>"
HOSTILE_LOG = "\n".join(
    [
        "[INFO] Scanning for projects...",
        "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">",
        "a title \x1b]0;owned\x07 and a link \x1b]8;;https://evil.example\x1b\\click\x1b]8;;\x1b\\ end",
        "\x1b[1;31m[ERROR]\x1b[m COMPILATION ERROR :",
        "\x1b[2J\x1b[10;10Hmoved\x1b[?1049h",
        "right to left \u202egnp.exe",
        "x" * 1_000_000,
        "javascript:alert(1) &lt;b&gt; &#60;script&#62;",
        "the last line",
    ]
)


def main(home: Path, kind: str) -> None:
    with database_url(None, home) as url, Store.open(url) as store:
        if kind == "company":
            company.fill(store)
            return
        project = _project(store, HOSTILE_NAME)
        hostile = _run_with_log(store, project, "bad0c0de0001", HOSTILE_LOG)
        long = _run_with_log(store, _project(store, "big-reactor"), "bad0c0de0002", _long_log())
        print(json.dumps({"hostile": hostile, "long": long}))


def _project(store: Store, name: str) -> int:
    query = """INSERT INTO projects (group_id, name, source_type, git_url, build_tool, java_version, spring_version)
        VALUES (1, %s, 'git', %s, 'maven', '1.8', '2.7.18') RETURNING id"""
    with store.transaction() as connection:
        return connection.execute(query, [name, company.git_of("shop").url]).fetchone()["id"]  # type: ignore[index]


def _insert_run(store: Store, run_id: str, project: int, **values: object) -> None:
    request = RunRequest(run_id=run_id, name="shop", project_id=project, git=company.git_of("shop"))
    query = """INSERT INTO runs
            (id, project_id, status, request, requester, failure, created_at, started_at, completed_at)
        VALUES (%(id)s, %(project)s, %(status)s, %(request)s, 'seed', %(failure)s, %(begun)s, %(begun)s, %(ended)s)"""
    with store.transaction() as connection:
        connection.execute(query, {"id": run_id, "project": project, "request": request.model_dump_json(), **values})


def _run_with_log(store: Store, project: int, run_id: str, log: str) -> dict[str, str]:
    now = datetime.now(UTC) - timedelta(days=3)  # not among the newest
    build = f"build-{run_id}-build-1"
    failure = {"step": "build", "kind": "build", "message": HOSTILE_NAME, "next_action": HOSTILE_NAME}
    times = {"begun": now - timedelta(minutes=5), "ended": now}
    _insert_run(store, run_id, project, status="failed", failure=json.dumps(failure), **times)
    step = """INSERT INTO run_steps (run_id, step_type, status, attempts, message, started_at, completed_at)
        VALUES (%s, 'build', 'failed', 1, %s, %s, %s)"""
    row = """INSERT INTO builds
            (id, run_id, step_type, attempt, status, outcome, instance, output, started_at, finished_at)
        VALUES (%s, %s, 'build', 1, 'finished', 'failed', 'seed', 'build-1', %s, %s)"""
    with store.transaction() as connection:
        connection.execute(step, [run_id, HOSTILE_NAME, now, now])
        connection.execute(row, [build, run_id, now, now])
    logs, data = Logs(store.database), log.encode()
    for start in range(0, len(data), 1 << 18):
        piece = data[start : start + (1 << 18)]
        logs.append(build, start, start + len(piece), piece.decode("utf-8", "replace"))
    return {"run": run_id, "build": build}


def _long_log() -> str:
    """As a big reactor writes it: 20 modules, a goal every 500 lines, some colours, one error."""
    lines = [f"[INFO] line {number} of a long log, as a big build writes it" for number in range(1, LINES + 1)]
    lines[::10] = [f"\x1b[1;33m[WARN]\x1b[m {line[7:]} \x1b[36mwith colours\x1b[m" for line in lines[::10]]
    lines[1::500] = [f"[INFO] --- surefire:3.5.2:test (default-test) @ module-{n // 20:02} ---" for n in range(400)]
    lines[::10_000] = [
        f"[INFO] --------------------< com.example:module-{n:02} >--------------------" for n in range(20)
    ]
    lines[150_002] = "[ERROR] /src/main/java/shop/Late.java:[7,9] cannot find symbol"
    return "\n".join(lines)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
