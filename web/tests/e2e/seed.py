"""Fills a served installation with what a page must cope with: 500 ended runs, hostile names, and logs of any kind.

python seed.py HOME     prints the ids of the hostile and the long log as JSON
"""

import json
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from host.postgres import database_url
from shared.events import RunRequest
from shared.models import GitSource
from shared.store import Store
from shared.store.logs import Logs

RUNS = 500
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
GIT = GitSource(url="https://git.example.org/team/shop.git")


def main(home: Path) -> None:
    with database_url(None, home) as url, Store.open(url) as store:
        groups = [_group(store, name) for name in ("payments", "warehouse")]
        projects = [_project(store, group, f"service-{n:02}") for n in range(20) for group in groups]
        for number in range(RUNS):
            _ended_run(store, number, projects[number % len(projects)])
        hostile = _run_with_log(store, _project(store, groups[0], HOSTILE_NAME), "bad0c0de0001", HOSTILE_LOG)
        long = _run_with_log(store, projects[0], "bad0c0de0002", _long_log())
        print(json.dumps({"hostile": hostile, "long": long}))


def _group(store: Store, name: str) -> int:
    query = "INSERT INTO groups (name) VALUES (%s) ON CONFLICT (name) DO UPDATE SET name = excluded.name RETURNING id"
    with store.transaction() as connection:
        return connection.execute(query, [name]).fetchone()["id"]  # type: ignore[index]


def _project(store: Store, group: int, name: str) -> int:
    query = """INSERT INTO projects (group_id, name, source_type, git_url, build_tool, java_version, spring_version)
        VALUES (%s, %s, 'git', %s, 'maven', '1.8', '2.7.18') RETURNING id"""
    with store.transaction() as connection:
        return connection.execute(query, [group, name, GIT.url]).fetchone()["id"]  # type: ignore[index]


def _ended_run(store: Store, number: int, project: int) -> None:
    status = "cancelled" if number % 20 == 2 else "failed" if number % 7 == 0 else "succeeded"
    failure = {"step": "build", "kind": "tests", "message": "3 tests fail.", "next_action": "See them."}
    begun = datetime.now(UTC) - timedelta(minutes=70 * number + 60)
    _insert_run(
        store,
        f"5eed{number:08x}",
        project,
        status=status,
        failure=json.dumps(failure) if status == "failed" else None,
        begun=begun,
        ended=begun + timedelta(seconds=40 + number * 137 % 860),
    )


def _insert_run(store: Store, run_id: str, project: int, **values: object) -> None:
    request = RunRequest(run_id=run_id, name="shop", project_id=project, git=GIT)
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
    lines = [f"[INFO] line {number} of a long log, as a big build writes it" for number in range(1, LINES + 1)]
    lines[150_000] = "[ERROR] /src/main/java/shop/Late.java:[7,9] cannot find symbol"
    return "\n".join(lines)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
