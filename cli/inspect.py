"""Commands that only read: runs, show, logs."""

import json
import re
import sys
import time

from rich.console import Console

from cli.server import Server
from cli.view import print_table, printable, steps_table
from cli.where import Here, opened
from shared.errors import InvalidRequest
from shared.models import FINAL
from shared.store import BuildRow, RunRow

RUN_ID = re.compile(r"[a-z0-9]{8,32}")
LINE_BYTES = 200
"""A guess, to read no more of a log than its end."""
LONGEST_TAIL = 1 << 20


def known_run(here: Here, run_id: str) -> RunRow:
    """Raises InvalidRequest when there is no such run."""
    run = here.store.run(run_id) if RUN_ID.fullmatch(run_id) else None
    if run is None:
        raise InvalidRequest(f"There is no run {run_id}; `autobuilder runs` lists them.")
    return run


def runs(limit: int, as_json: bool, server: Server | None = None) -> int:
    with opened(server) as here:
        rows = here.store.runs(limit=limit)
    if as_json:
        print(json.dumps([public(row) for row in rows], indent=2))
        return 0
    if not rows:
        Console(emoji=False).print("No runs yet. Start one: autobuilder migrate examples/bookstore")
        return 0
    print_table(
        ("RUN", "PROJECT", "STATUS", "STARTED (UTC)", "WHY"),
        (
            (
                row.id,
                row.project_name,
                str(row.status),
                row.created_at.strftime("%Y-%m-%d %H:%M:%S"),
                printable(row.error_message or ""),
            )
            for row in rows
        ),
    )
    return 0


def public(run: RunRow) -> dict[str, object]:
    fields = {"id", "project_name", "status", "attempt", "created_at", "started_at", "completed_at", "error_message"}
    return run.model_dump(mode="json", include=fields)


def show(run_id: str, as_json: bool, server: Server | None = None) -> int:
    with opened(server) as here:
        run, steps = known_run(here, run_id), here.store.steps(run_id)
        text = here.report_text(run_id)
    if as_json:
        steps_json = [step.model_dump(mode="json") | {"seconds": step.seconds} for step in steps]
        print(json.dumps(public(run) | {"steps": steps_json}, indent=2))
        return 0
    console = Console(emoji=False)
    console.print(f"Run {run.id} of {run.project_name}: {run.status}", highlight=False, markup=False)
    console.print(steps_table(steps))
    if text:
        console.print(text, highlight=False, markup=False, soft_wrap=True)
    return 0


def logs(
    run_id: str, follow: bool, step: str | None, tail: int | None, as_json: bool, server: Server | None = None
) -> int:
    with opened(server) as here:
        known_run(here, run_id)
        read: dict[str, int] = {}
        while True:
            ended = known_run(here, run_id).status in FINAL
            for build in here.store.builds(run_id):
                if step in (None, build.step_type):
                    _print_new(here, build, tail, read, as_json)
            sys.stdout.flush()
            if ended or not follow:
                return 0
            tail = None
            time.sleep(0.3)


def _print_new(here: Here, build: BuildRow, tail: int | None, read: dict[str, int], as_json: bool) -> None:
    """`read`: the byte to go on from, by build. `tail`: only so many lines of what is there."""
    place = read.get(build.id, 0)
    lines, end = _new_lines(here, build.id, place) if tail is None else last_lines(here, build.id, tail)
    if lines and build.id not in read and not as_json:
        print(f"==> {build.step_type}")
    for line in lines:
        text = printable(line)
        print(json.dumps({"build": build.id, "step": build.step_type, "line": text}) if as_json else text)
    if end > place:
        read[build.id] = end


def _new_lines(here: Here, build_id: str, place: int) -> tuple[list[str], int]:
    chunks = here.store.log_since(build_id, place)
    lines = [line for chunk in chunks for line in chunk.content.splitlines()]
    return lines, chunks[-1].end_offset if chunks else place


def last_lines(here: Here, build_id: str, count: int) -> tuple[list[str], int]:
    """The last lines of a log, up to some 1 MB of them, and the byte after them."""
    size = count * LINE_BYTES
    while True:
        last = here.store.log_last(build_id, size)
        lines = last.content.splitlines()
        if len(lines) > count or last.start_offset == 0 or size >= LONGEST_TAIL:
            return lines[-count:], last.end_offset
        size *= 4
