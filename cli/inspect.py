"""Commands that only read: runs, show, logs."""

import json
import sys
import time

from rich.console import Console
from rich.table import Table

from cli.view import printable, steps_table
from cli.where import Here, Server, opened
from shared.errors import InvalidRequest
from shared.models import FINAL
from shared.store import RunRow


def known_run(here: Here, run_id: str) -> RunRow:
    """Raises InvalidRequest when there is no such run."""
    run = here.store.run(run_id)
    if run is None:
        raise InvalidRequest(f"There is no run {run_id}; `autobuilder runs` lists them.")
    return run


def runs(limit: int, as_json: bool, server: Server | None = None) -> int:
    with opened(server) as here:
        rows = here.store.runs(limit=limit)
    if as_json:
        print(json.dumps([_public(row) for row in rows], indent=2))
        return 0
    if not rows:
        Console().print("No runs yet. Start one: autobuilder migrate examples/bookstore")
        return 0
    table = Table(box=None, pad_edge=False)
    for title in ("RUN", "PROJECT", "STATUS", "STARTED (UTC)", "WHY"):
        table.add_column(title, overflow="fold")
    for row in rows:
        started = row.created_at.strftime("%Y-%m-%d %H:%M:%S")
        table.add_row(row.id, row.project_name, str(row.status), started, row.error_message or "")
    Console().print(table)
    return 0


def _public(run: RunRow) -> dict[str, object]:
    fields = {"id", "project_name", "status", "attempt", "created_at", "started_at", "completed_at", "error_message"}
    return run.model_dump(mode="json", include=fields)


def show(run_id: str, as_json: bool, server: Server | None = None) -> int:
    with opened(server) as here:
        run, steps = known_run(here, run_id), here.store.steps(run_id)
        text = here.report_text(run_id)
    if as_json:
        steps_json = [step.model_dump(mode="json") | {"seconds": step.seconds} for step in steps]
        print(json.dumps(_public(run) | {"steps": steps_json}, indent=2))
        return 0
    console = Console()
    console.print(f"Run {run.id} of {run.project_name}: {run.status}", highlight=False, markup=False)
    console.print(steps_table(steps))
    if text:
        console.print(text, highlight=False, markup=False, soft_wrap=True)
    return 0


def logs(run_id: str, follow: bool, step: str | None, server: Server | None = None) -> int:
    with opened(server) as here:
        known_run(here, run_id)
        read: dict[str, int] = {}
        while True:
            ended = known_run(here, run_id).status in FINAL
            _print_new(here, run_id, step, read)
            if ended or not follow:
                return 0
            time.sleep(0.3)


def _print_new(here: Here, run_id: str, step: str | None, read: dict[str, int]) -> None:
    for build in here.store.builds(run_id):
        if step and build.step_type != step:
            continue
        for chunk in here.store.log_since(build.id, read.get(build.id, 0)):
            if build.id not in read:
                print(f"==> {build.step_type}")
            for line in chunk.content.splitlines():
                sys.stdout.write(printable(line) + "\n")
            read[build.id] = chunk.end_offset
    sys.stdout.flush()
