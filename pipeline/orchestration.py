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


CHAIN = ((("prepare",),), (("baseline",), ("migrate", "build")), (("verify",),), (("report",),), (("deliver",),))
"""Stages one after the other; the tracks of a stage beside each other; the steps of a track one after the other."""
STEPS = tuple(step for stage in CHAIN for track in stage for step in track)
HEAVY = frozenset({"prepare", "baseline", "migrate", "build"})
AFTERMATH = ([["report"]], [["deliver"]])
"""Stages that a failure does not leave out: they tell of it."""
ATTEMPTS = 3
"""Of one heavy step, when the machine and not the project failed."""
REPAIRS = 20
"""At most: the budget of `repair` mostly ends them sooner."""


def run_input(
    run_id: str,
    attempt: int,
    from_step: str | None = None,
    *,
    llm: bool = False,
    deliver: bool = False,
    traceparent: str | None = None,
) -> dict[str, Any]:
    """What `migration` is started with. `from_step` leaves out what comes before it: those snapshots are there."""
    chain = chain_from(from_step or STEPS[0])
    if not deliver and from_step != "deliver":
        chain = chain[:-1]
    return {"run_id": run_id, "attempt": attempt, "chain": chain, "llm": llm, "traceparent": traceparent}


def task_of(run: dict[str, Any], **more: Any) -> dict[str, Any]:
    """What an activity or a sub-orchestration of the run is given."""
    traceparent = run.get("traceparent")  # runs that were started by older versions have none
    task = {"run_id": run["run_id"], "run_attempt": run["attempt"], **more}
    return {**task, "traceparent": traceparent} if traceparent else task


def chain_from(step: str) -> list[list[list[str]]]:
    """The chain from this step on: the rest of its track, and the stages after its own. A new baseline is a new
    yardstick, so everything beside it is done again too."""
    number = next(i for i, stage in enumerate(CHAIN) if any(step in track for track in stage))
    here = [list(track) for track in CHAIN[number]]
    if step != "baseline":
        here = [track[track.index(step) :] for track in here if step in track]
    return [here, *([list(track) for track in stage] for stage in CHAIN[number + 1 :])]


def run_instance(run_id: str, attempt: int) -> str:
    return f"{run_id}-{attempt}"


def step_instance(run_id: str, attempt: int, step: str) -> str:
    return f"{run_id}-{attempt}-{step}"


def instances(run_id: str, attempt: int) -> list[str]:
    """Every instance that this attempt of a run may have started, its own first."""
    heavy = [track for stage in CHAIN for track in stage if track[0] in HEAVY]
    names = [f"{step}-track" for track in heavy for step in track] + [step for track in heavy for step in track]
    names += ["build-judged", *(f"build-repaired-{number}" for number in range(1, REPAIRS + 1))]
    return [run_instance(run_id, attempt), *(step_instance(run_id, attempt, name) for name in names)]


def migration(context: Context) -> Steps:
    """Stage by stage; after the first failure only the report and the delivery are left to do."""
    run: dict[str, Any] = context.get_input()
    failure: dict[str, Any] | None = None
    for stage in run["chain"]:
        if failure is not None and stage not in AFTERMATH:
            continue
        results = yield context.task_all([track_task(context, run, track, failure) for track in stage])
        failure = next((r["failure"] for r in results if r["failure"]), failure)
        if failure is None and any(result.get("unjudged") for result in results):
            failure = (yield build_again(context, run, "judged", 1))["failure"]
        if run["llm"] and failure is not None and failure["step"] == "build" and stage not in AFTERMATH:
            failure = yield from repaired(context, run, failure)
    yield context.call_activity("finish_run", {"run_id": run["run_id"], "failure": failure})


def track_task(context: Context, run: dict[str, Any], track: list[str], failure: Any) -> Any:
    task = task_of(run, step=track[0], failure=failure)
    if track[0] not in HEAVY:
        return context.call_activity("light_step", task)
    instance = step_instance(run["run_id"], run["attempt"], f"{track[0]}-track")
    return context.call_sub_orchestrator("track", {**task, "steps": track}, instance)


def build_again(context: Context, run: dict[str, Any], name: str, time: int, snapshot: str | None = None) -> Any:
    """The build once more, for the `time`-th time: with a yardstick that was not there before, or repaired."""
    task = task_of(run, step="build", snapshot=snapshot)
    instance = step_instance(run["run_id"], run["attempt"], f"build-{name}")
    return context.call_sub_orchestrator("heavy_step", {**task, "first_attempt": time * ATTEMPTS + 1}, instance)


def repaired(context: Context, run: dict[str, Any], failure: dict[str, Any]) -> Steps:
    """What the fixers left goes to a language model, a group at a time, until the build is green or help ends."""
    for number in range(1, REPAIRS + 1):
        answer = yield context.call_activity("repair_build", task_of(run, repair=number))
        if not answer["again"]:
            return failure
        result = yield build_again(context, run, f"repaired-{number}", number + 1, answer["snapshot"])
        if result["failure"] is None:
            return None
        failure = result["failure"]
    return failure


def track(context: Context) -> Steps:
    """Heavy steps one after the other, up to the first failure: what the last of them came to."""
    task: dict[str, Any] = context.get_input()
    result: dict[str, Any] = {}
    for step in task["steps"]:
        instance = step_instance(task["run_id"], task["run_attempt"], step)
        result = yield context.call_sub_orchestrator("heavy_step", {**task, "step": step}, instance)
        if result["failure"]:
            break
    return result


def heavy_step(context: Context) -> Steps:
    """One Build, and another attempt when it died of the machine: {"failure": ... | None, "unjudged": bool}."""
    task: dict[str, Any] = context.get_input()
    recorded: dict[str, Any] = {}
    first = task.get("first_attempt", 1)
    for attempt in range(first, first + ATTEMPTS):
        build = {**task, "attempt": attempt, "instance": context.instance_id}
        dispatched = yield from until_dispatched(context, build)
        build |= dispatched
        yield from until_built(context, build)
        recorded = yield context.call_activity("record_build", {**build, "last": attempt == first + ATTEMPTS - 1})
        if not recorded["again"]:
            break
    return {"failure": recorded["failure"], "unjudged": recorded["unjudged"]}


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
