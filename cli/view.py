"""A run as a person watches it: steps with durations, the last log lines, why something waits."""

import json
import sys
import time
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Protocol

from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.table import Table
from rich.text import Text

from pipeline.orchestration import STEPS
from shared.models import FINAL, Status
from shared.store import BuildRow, RunRow, StepRow

LIVE_SECONDS, PLAIN_SECONDS = 0.25, 0.5
"""Between two looks, on a terminal and not."""
LOG_LINES = 6
SIGNS = {
    Status.QUEUED: ("·", "dim"),
    Status.RUNNING: ("▸", "cyan"),
    Status.WAITING: ("…", "yellow"),
    Status.SUCCEEDED: ("✓", "green"),
    Status.FAILED: ("✗", "red"),
    Status.CANCELLED: ("–", "yellow"),
}
PURPOSE = {
    "prepare": "take the source in and analyse it",
    "baseline": "build and test it as it came",
    "migrate": "apply the fixers to a copy",
    "build": "build, repair, test on the target",
    "repair": "ask a language model, within the policy",
    "verify": "prove the result against the baseline",
    "report": "patch, report, jars",
    "deliver": "open or update the pull request",
}


class Watched(Protocol):
    """The store of this machine, or a server elsewhere (`cli.remote`)."""

    def run(self, run_id: str) -> RunRow | None: ...

    def steps(self, run_id: str) -> list[StepRow]: ...

    def running_builds(self, run_id: str) -> list[BuildRow]: ...

    def log_tail(self, build_id: str) -> str: ...


def watch(store: Watched, run_id: str, console: Console, alive: Callable[[], None]) -> RunRow:
    """Shows the run until it has ended. `alive` is called at every look and may raise (a host that died)."""
    if console.is_terminal:
        return _watch_live(store, run_id, console, alive)
    return _watch_plain(store, run_id, console, alive)


def _watch_live(store: Watched, run_id: str, console: Console, alive: Callable[[], None]) -> RunRow:
    with Live(console=console, refresh_per_second=4, transient=True) as live:
        while True:
            run, steps = _look(store, run_id)
            live.update(_picture(store, run, steps))
            if run.status in FINAL:
                break
            alive()
            time.sleep(LIVE_SECONDS)
    console.print(steps_table(steps))
    return run


def _watch_plain(store: Watched, run_id: str, console: Console, alive: Callable[[], None]) -> RunRow:
    """One line a change: quiet enough for a CI log."""
    seen: set[tuple[str, str, str]] = set()
    while True:
        run, steps = _look(store, run_id)
        for step in steps:
            key = (step.step_type, step.status, step.message if step.status is Status.WAITING else "")
            if key not in seen:
                seen.add(key)
                console.print(_line(step), highlight=False)
        if run.status in FINAL:
            return run
        alive()
        time.sleep(PLAIN_SECONDS)


def _look(store: Watched, run_id: str) -> tuple[RunRow, list[StepRow]]:
    run = store.run(run_id)
    assert run is not None, f"run {run_id} vanished"
    return run, store.steps(run_id)


def _line(step: StepRow) -> str:
    took = f" in {_duration(step.seconds)}" if step.seconds is not None else ""
    why = f": {step.message}" if step.message else ""
    return f"{step.step_type} {step.status}{took}{why}"


def steps_table(steps: list[StepRow]) -> Table:
    known = {step.step_type: step for step in steps}
    table = Table.grid(padding=(0, 1))
    for name in shown_steps(known):
        step = known.get(name)
        sign, style = SIGNS[step.status if step else Status.QUEUED]
        note = step.message if step and step.message else PURPOSE[name]
        table.add_row(
            Text(sign, style), Text(name, "bold" if step else "dim"), Text(_elapsed(step), "dim"), Text(note, "dim")
        )
    return table


def shown_steps(known: Collection[str]) -> list[str]:
    """All steps in their order; a repair and a delivery only where there is one."""
    ordered = [*STEPS[: STEPS.index("verify")], "repair", *STEPS[STEPS.index("verify") :]]
    return [name for name in ordered if name in known or name not in ("repair", "deliver")]


def _picture(store: Watched, run: RunRow, steps: list[StepRow]) -> RenderableType:
    parts: list[RenderableType] = [steps_table(steps)]
    if run.status is Status.QUEUED:
        parts.append(Text("Waiting for a free place among the runs under way.", "yellow"))
    for build in store.running_builds(run.id):
        parts.append(_tail(store, build))
    return Group(*parts)


def _tail(store: Watched, build: BuildRow) -> Text:
    lines = [line for line in store.log_tail(build.id).splitlines() if line.strip()][-LOG_LINES:]
    text = Text(no_wrap=True, overflow="ellipsis")
    text.append(f"\n{build.step_type}", "bold")
    for line in lines:
        text.append(f"\n  {printable(line)}", "dim")
    return text


def printable(line: str) -> str:
    """A line of untrusted output without control characters: no colours, no cursor moves, no window titles."""
    plain = Text.from_ansi(line).plain
    return "".join(c if c.isprintable() or c == "\t" else "\ufffd" for c in plain).expandtabs(4)


def _elapsed(step: StepRow | None) -> str:
    if step is None or step.started_at is None:
        return ""
    end = step.completed_at or datetime.now(UTC)
    return _duration((end - step.started_at).total_seconds())


def _duration(seconds: float | None) -> str:
    if seconds is None:
        return ""
    return f"{seconds:.1f}s" if seconds < 60 else f"{int(seconds) // 60}m{int(seconds) % 60:02d}s"


def print_table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """On stdout; the cells' own markup is not obeyed."""
    table = Table(box=None, pad_edge=False)
    for title in titles:
        table.add_column(title, overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    Console(emoji=False).print(table)


def say(data: Mapping[str, object], text: str, as_json: bool) -> int:
    """What was done, as JSON or in words; exit code 0."""
    if as_json:
        print(json.dumps(data))
    else:
        Console(emoji=False).print(text, highlight=False, markup=False)
    return 0


def stderr_console(quiet: bool = False) -> Console:
    """Progress goes to stderr, so that stdout stays for what was asked for."""
    return Console(stderr=True, emoji=False, quiet=quiet, file=sys.stderr)
