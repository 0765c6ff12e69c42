"""One run as a Durable orchestration. It only counts: no clock, no I/O, no settings (all that is in activities).

The chain is frozen in the run's input, so that new code over an old history still finds the same steps.
"""

from collections.abc import Generator
from datetime import datetime, timedelta
from typing import Any, Protocol

Steps = Generator[Any, Any, Any]


class Context(Protocol):
    """The part of DurableOrchestrationContext that is used here; the SDK itself carries no types."""

    @property
    def instance_id(self) -> str: ...
    @property
    def current_utc_datetime(self) -> datetime: ...
    def get_input(self) -> Any: ...
    def call_activity(self, name: str, input_: Any) -> Any: ...
    def call_sub_orchestrator(self, name: str, input_: Any, instance_id: str) -> Any: ...
    def wait_for_external_event(self, name: str) -> Any: ...
    def create_timer(self, fire_at: datetime) -> Any: ...
    def task_all(self, activities: list[Any]) -> Any: ...
    def task_any(self, activities: list[Any]) -> Any: ...


CHAIN = (("prepare",), ("baseline", "migrate"), ("build",), ("verify",), ("report",))
HEAVY = frozenset({"prepare", "baseline", "migrate", "build"})
ATTEMPTS = 3
"""Of one heavy step, when the machine and not the project failed."""


def run_input(run_id: str, attempt: int, from_step: str | None = None) -> dict[str, Any]:
    """What `migration` is started with. `from_step` leaves the stages before it out: their snapshots are there."""
    first = next((i for i, stage in enumerate(CHAIN) if from_step in stage), 0)
    return {"run_id": run_id, "attempt": attempt, "chain": [list(stage) for stage in CHAIN[first:]]}


def run_instance(run_id: str, attempt: int) -> str:
    return f"{run_id}-{attempt}"


def step_instance(run_id: str, attempt: int, step: str) -> str:
    return f"{run_id}-{attempt}-{step}"


def migration(context: Context) -> Steps:
    """Stage by stage; after the first failure only the report is left to do."""
    run: dict[str, Any] = context.get_input()
    failure: dict[str, Any] | None = None
    for stage in run["chain"]:
        if failure is not None and stage != ["report"]:
            continue
        results = yield context.task_all([step_task(context, run, step, failure) for step in stage])
        failure = failure or next((r["failure"] for r in results if r["failure"]), None)
    yield context.call_activity("finish_run", {"run_id": run["run_id"], "failure": failure})


def step_task(context: Context, run: dict[str, Any], step: str, failure: Any) -> Any:
    task = {"run_id": run["run_id"], "run_attempt": run["attempt"], "step": step, "failure": failure}
    if step in HEAVY:
        instance = step_instance(run["run_id"], run["attempt"], step)
        return context.call_sub_orchestrator("heavy_step", task, instance)
    return context.call_activity("light_step", task)


def heavy_step(context: Context) -> Steps:
    """One Build, and another attempt when it died of the machine: {"failure": ... | None}."""
    task: dict[str, Any] = context.get_input()
    recorded: dict[str, Any] = {}
    for attempt in range(1, ATTEMPTS + 1):
        build = {**task, "attempt": attempt, "instance": context.instance_id}
        dispatched = yield from until_dispatched(context, build)
        yield from until_built(context, {**build, **dispatched})
        recorded = yield context.call_activity("record_build", {**build, "last": attempt == ATTEMPTS})
        if not recorded["again"]:
            break
    return {"failure": recorded["failure"]}


def until_dispatched(context: Context, build: dict[str, Any]) -> Steps:
    """Asks for a build slot, less and less often: a timer and not an event, because an event that came early
    would satisfy every later wait of its name."""
    asked = 0
    while True:
        dispatched = yield context.call_activity("dispatch_build", build)
        if dispatched["started"]:
            return dispatched
        asked += 1
        yield context.create_timer(context.current_utc_datetime + timedelta(seconds=min(2 * asked, 30)))


def until_built(context: Context, build: dict[str, Any]) -> Steps:
    """Races the completion event against the deadline, so that a lost build still ends; cancels the losing timer."""
    finished = context.wait_for_external_event(build["build_id"])
    deadline = context.create_timer(context.current_utc_datetime + timedelta(seconds=build["deadline_seconds"]))
    winner = yield context.task_any([finished, deadline])
    if winner is deadline:
        yield context.call_activity("stop_build", build)
    else:
        deadline.cancel()
