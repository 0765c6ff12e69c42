"""Where a run's steps and builds are in its trace, and the spans that are written when they are over.

request > run > step > build          (ids follow from names: see shared/telemetry.py)
"""

from datetime import UTC, datetime
from typing import Any

from shared.events import RunRequest
from shared.models import BuildResult, Outcome, Status
from shared.store import BuildRow, RunRow, Store
from shared.telemetry import place, written


def run_place(run: RunRow) -> str | None:
    """None when nobody traced the request."""
    return place(RunRequest.model_validate_json(run.request).traceparent, run.id, run.attempt)


def step_place(task: dict[str, Any]) -> str | None:
    """Of the step that an orchestration's task is for; the run itself for one that is not about a step."""
    within = task.get("traceparent")
    if "step" not in task:
        return within
    return place(within, task["run_id"], task["run_attempt"], task["step"], task.get("first_attempt", 1))


def build_place(task: dict[str, Any], build_id: str) -> str | None:
    return place(step_place(task), build_id)


def write_run(run: RunRow, status: Status) -> None:
    within, failed = RunRequest.model_validate_json(run.request).traceparent, status is not Status.SUCCEEDED
    began, name = run.started_at or run.created_at, run.project_name
    ended = datetime.now(UTC)
    written("run", run_place(run), within, began, ended, failed=failed, run_id=run.id, status=status, project=name)


def write_build(build: BuildRow, result: BuildResult, task: dict[str, Any]) -> None:
    tools = ", ".join(f"{tool.name} {tool.seconds:.1f} s" for tool in result.tools) or None
    written(
        "build",
        build_place(task, build.id),
        step_place(task),
        build.started_at,
        datetime.now(UTC),
        failed=result.outcome is not Outcome.SUCCEEDED,
        run_id=build.run_id,
        build=build.id,
        outcome=result.outcome,
        cpu_seconds=result.cpu_seconds,
        peak_memory_bytes=result.peak_memory_bytes,
        tools=tools,
    )


def write_step(store: Store, task: dict[str, Any], status: Status) -> None:
    span = step_place(task)
    if span is None:
        return
    row = next((row for row in store.steps(task["run_id"]) if row.step_type == task["step"]), None)
    began, failed = row.started_at if row else None, status is not Status.SUCCEEDED
    written(
        f"step {task['step']}",
        span,
        task.get("traceparent"),
        began,
        datetime.now(UTC),
        failed=failed,
        run_id=task["run_id"],
        step=task["step"],
    )
