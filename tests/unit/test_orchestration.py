"""The orchestrations as what they are, generators: which calls, in which order, after which answers."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest

from pipeline.orchestration import heavy_step, instances, migration, run_input, track


@dataclass(eq=False)
class Task:
    kind: str
    name: str = ""
    input: Any = None
    parts: list["Task"] = field(default_factory=list["Task"])
    cancelled: bool = False
    instance: str = ""

    def cancel(self) -> None:
        self.cancelled = True


@dataclass
class Script:
    """Stands where the Durable context stands: notes every task, answers from `answer`."""

    input: Any
    answer: Callable[[Task], Any]
    instance_id: str = "run-1"
    current_utc_datetime: datetime = datetime(2026, 1, 1, tzinfo=UTC)
    tasks: list[Task] = field(default_factory=list[Task])

    def get_input(self) -> Any:
        return self.input

    def call_activity(self, name: str, input_: Any) -> Task:
        return self._note(Task("activity", name, input_))

    def call_sub_orchestrator(self, name: str, input_: Any, instance_id: str) -> Task:
        return self._note(Task("sub", input_["step"], input_, instance=instance_id))

    def wait_for_external_event(self, name: str) -> Task:
        return self._note(Task("event", name))

    def create_timer(self, fire_at: datetime) -> Task:
        return self._note(Task("timer", input=(fire_at - self.current_utc_datetime).total_seconds()))

    def task_all(self, activities: list[Task]) -> Task:
        return Task("all", parts=activities)

    def task_any(self, activities: list[Task]) -> Task:
        return Task("any", parts=activities)

    def _note(self, task: Task) -> Task:
        self.tasks.append(task)
        return task

    def run(self, orchestration: Callable[[Any], Any]) -> Any:
        generator, value = orchestration(self), None
        for _ in range(200):
            try:
                value = self._resolve(generator.send(value))
            except StopIteration as end:
                return end.value
        raise AssertionError("the orchestration does not end")

    def _resolve(self, task: Task) -> Any:
        return [self._resolve(part) for part in task.parts] if task.kind == "all" else self.answer(task)

    def names(self, *kinds: str) -> list[str]:
        return [task.name for task in self.tasks if task.kind in kinds]


FAILURE = {"step": "build", "kind": "build", "message": "no", "next_action": "look"}
WELL = {"failure": None, "unjudged": False}


def steps_of(script: Script) -> list[Any]:
    return [t.input.get("steps") or t.input.get("step", t.name) for t in script.tasks]


def test_a_run_goes_through_every_step_in_order() -> None:
    script = Script(run_input("run", 1), lambda _: WELL)
    script.run(migration)
    assert steps_of(script) == [["prepare"], ["baseline"], ["migrate", "build"], "verify", "report", "finish_run"]
    assert script.tasks[-1].input == {"run_id": "run", "failure": None}


def test_a_pull_request_that_was_asked_for_comes_last_and_also_after_a_failure() -> None:
    script = Script(run_input("run", 1, deliver=True), lambda t: {"failure": FAILURE if t.name == "migrate" else None})
    script.run(migration)
    assert steps_of(script)[3:] == ["report", "deliver", "finish_run"]
    assert script.tasks[-2].input["failure"] == FAILURE, "what fails opens nothing, or a draft"
    assert script.tasks[-1].input == {"run_id": "run", "failure": FAILURE}


def test_a_pull_request_on_demand_is_that_step_alone() -> None:
    script = Script(run_input("run", 2, "deliver"), lambda _: WELL)
    script.run(migration)
    assert steps_of(script) == ["deliver", "finish_run"]


def test_after_a_failure_only_the_report_is_left() -> None:
    script = Script(run_input("run", 1), lambda t: {"failure": FAILURE if t.name == "migrate" else None})
    script.run(migration)
    assert steps_of(script) == [["prepare"], ["baseline"], ["migrate", "build"], "report", "finish_run"]
    assert script.tasks[-2].input["failure"] == FAILURE, "the report must say why"
    assert script.tasks[-1].input == {"run_id": "run", "failure": FAILURE}


def test_tests_that_failed_before_the_baseline_was_known_are_judged_again() -> None:
    script = Script(run_input("run", 1), lambda t: {"failure": None, "unjudged": t.name == "migrate"})
    script.run(migration)
    again = script.tasks[3]
    assert (again.name, again.input["first_attempt"]) == ("build", 4)
    assert steps_of(script)[4:] == ["verify", "report", "finish_run"]


def test_nothing_is_judged_again_without_a_yardstick() -> None:
    def answer(task: Task) -> Any:
        return {"failure": FAILURE if task.name == "baseline" else None, "unjudged": task.name == "migrate"}

    script = Script(run_input("run", 1), answer)
    script.run(migration)
    assert steps_of(script)[3:] == ["report", "finish_run"]


def test_what_the_fixers_leave_is_repaired_until_the_build_is_green() -> None:
    builds = iter([FAILURE, None])

    def answer(task: Task) -> Any:
        if task.name == "repair_build":
            return {"again": True, "snapshot": f"repair-{task.input['repair']}/snapshot.tar.zst"}
        return {"failure": FAILURE if task.name == "migrate" else next(builds) if task.name == "build" else None}

    script = Script(run_input("run", 1, llm=True), answer)
    script.run(migration)
    again = [t.input for t in script.tasks if t.name == "build"]
    assert [(t["snapshot"], t["first_attempt"]) for t in again] == [
        ("repair-1/snapshot.tar.zst", 7),
        ("repair-2/snapshot.tar.zst", 10),
    ]
    assert script.tasks[-1].input["failure"] is None


def test_a_model_that_is_at_its_end_leaves_the_failure_as_it_is() -> None:
    def answer(task: Task) -> Any:
        failed = {"failure": FAILURE if task.name == "migrate" else None}
        return {"again": False} if task.name == "repair_build" else failed

    script = Script(run_input("run", 1, llm=True), answer)
    script.run(migration)
    assert script.names("activity").count("repair_build") == 1
    assert script.tasks[-1].input["failure"] == FAILURE


@pytest.mark.parametrize(
    ("step", "first"),
    [
        ("prepare", [["prepare"]]),
        ("baseline", [["baseline"], ["migrate", "build"]]),
        ("migrate", [["migrate", "build"]]),
        ("build", [["build"]]),
        ("report", [["report"]]),
    ],
)
def test_a_retry_from_a_step_leaves_out_what_came_before(step: str, first: list[list[str]]) -> None:
    chain = run_input("run", 2, step)["chain"]
    assert chain[0] == first
    assert chain[-1] == [["report"]]


def test_a_run_of_an_older_version_keeps_the_steps_that_it_was_started_with() -> None:
    """Case 7: replayed with today's code, its history must ask for what it asked for then."""
    chain = [[["prepare"]], [["migrate", "build"]], [["report"]]]
    script = Script({"run_id": "abcdefgh", "attempt": 1, "chain": chain, "llm": False}, lambda _: WELL)
    script.run(migration)
    assert steps_of(script) == [["prepare"], ["migrate", "build"], "report", "finish_run"]


def test_a_track_ends_at_its_first_failure() -> None:
    task = {"run_id": "run", "run_attempt": 1, "steps": ["migrate", "build"], "step": "migrate"}
    script = Script(task, lambda t: {"failure": FAILURE, "unjudged": False})
    assert script.run(track) == {"failure": FAILURE, "unjudged": False}
    assert script.names("sub") == ["migrate"]


def test_a_cancel_reaches_every_instance_that_a_run_starts() -> None:
    script = Script(run_input("run", 1), lambda t: {"failure": None, "unjudged": t.name == "migrate"})
    script.run(migration)
    started = {t.instance for t in script.tasks if t.kind == "sub"}
    assert started <= set(instances("run", 1))


HEAVY = {"run_id": "run", "run_attempt": 1, "step": "build", "failure": None}
STARTED = {"started": True, "build_id": "build-run-build-1", "deadline_seconds": 60}


def heavy(task: Task, *, dispatch: Any = STARTED, again: bool = False, event_wins: bool = True) -> Any:
    if task.kind == "any":
        return task.parts[0 if event_wins else 1]
    match task.name:
        case "dispatch_build":
            return dispatch() if callable(dispatch) else dispatch
        case "record_build":
            return {"again": again and not task.input["last"], "failure": None, "unjudged": False}
        case _:
            return None


def test_a_build_that_reports_in_time_cancels_its_deadline() -> None:
    script = Script(HEAVY, heavy)
    assert script.run(heavy_step) == WELL
    assert script.names("activity", "event") == ["dispatch_build", "build-run-build-1", "record_build"]
    assert [t.cancelled for t in script.tasks if t.kind == "timer"] == [True], "an open timer keeps the instance alive"


def test_a_build_that_never_reports_is_stopped_and_recorded() -> None:
    script = Script(HEAVY, lambda t: heavy(t, event_wins=False))
    script.run(heavy_step)
    assert script.names("activity") == ["dispatch_build", "stop_build", "record_build"]


def test_a_build_without_a_slot_asks_again_less_and_less_often() -> None:
    answers = iter([{"started": False}] * 20 + [STARTED])
    script = Script(HEAVY, lambda t: heavy(t, dispatch=lambda: next(answers)))
    script.run(heavy_step)
    waits = [t.input for t in script.tasks if t.kind == "timer"][:20]
    assert waits == sorted(waits)
    assert waits[0] == 2
    assert waits[-1] == 30


def test_a_machine_that_fails_gets_three_attempts() -> None:
    script = Script(HEAVY, lambda t: heavy(t, again=True))
    script.run(heavy_step)
    attempts = [t.input["attempt"] for t in script.tasks if t.name == "dispatch_build"]
    assert attempts == [1, 2, 3]
