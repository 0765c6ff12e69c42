"""The tools. Every one is a use of the REST API with the caller's own token: what that token may not see or do there,
it may not here."""

import asyncio
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Annotated, Any, Literal

from mcp.server.mcpserver import Context
from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field

from functions.mcp.answers import Artifacts, Patch, Problem, Problems, Runs, RunState, RunSummary, StepState
from shared.client import ApiClient
from shared.errors import AutoBuilderError
from shared.models import Deliver, DeliverFailed
from shared.report import Assessment

Ctx = Context[Any, Any]
Connect = Callable[[Ctx], AbstractAsyncContextManager[ApiClient]]
"""The API as the caller of this request may use it."""
Bring = Callable[[ApiClient, str, str | None], Awaitable[Mapping[str, Any]]]
"""(API, source, ref) -> the source's members of a request: git_url and ref, or upload."""

LARGEST_PATCH = 60_000
LOG_TAIL = 3_000
"""Bytes."""
MOST_PROBLEMS = 50
LONGEST_WAIT = 55
"""Seconds of one call: clients give up after a minute."""
LOOK_SECONDS = 2.0
STEPS = 6
FINAL = frozenset({"succeeded", "failed", "cancelled"})

RunId = Annotated[str, Field(pattern=r"^[a-z0-9]{8,32}$", description="As start_migration or list_runs gave it.")]
Source = Annotated[
    str, Field(max_length=2000, description="https:// or ssh:// git URL, or project:ID; over stdio also a directory.")
]
Boot = Annotated[str, Field(pattern=r"^\d+(\.\d+){0,2}$", description="Spring Boot to migrate to: 3.5, 3.4.1, ...")]
State = Literal["queued", "running", "waiting", "succeeded", "failed", "cancelled"]
Step = Literal["prepare", "baseline", "migrate", "build", "verify", "report"]
Search = Annotated[str, Field(max_length=200, description="Part of a project's name or URL.")]


class Tools:
    """The methods without an underscore are the tools; their docstrings are what an agent reads."""

    def __init__(self, connect: Connect, bring: Bring) -> None:
        self._connect, self._bring = connect, bring

    async def assess(self, ctx: Ctx, source: Source, ref: str | None = None, subdir: str | None = None) -> Assessment:
        """What a migration would do and why, what a person must decide, and the effort. Nothing is built or changed."""
        async with self._api(ctx) as api:
            body = {**await self._bring(api, source, ref), "subdir": subdir}
            return Assessment.model_validate(await api.post("/assessments", body))

    async def start_migration(
        self,
        ctx: Ctx,
        source: Source,
        ref: str | None = None,
        subdir: str | None = None,
        java: Literal[11, 17] = 17,
        spring_boot: Boot = "3.5",
        llm: Annotated[bool, Field(description="Let a language model repair what the fixers leave.")] = True,
        probe: Annotated[bool, Field(description="Start the application and compare its answers.")] = False,
        deliver: Annotated[
            Deliver, Field(description="Open a pull request, by the installation's GitHub App.")
        ] = "none",
        deliver_failed: Annotated[DeliverFailed, Field(description="With deliver: what to open unverified.")] = "none",
        idempotency_key: Annotated[str | None, Field(max_length=200, description="Same key: same run.")] = None,
    ) -> RunSummary:
        """Queues a run and returns at once; follow it with wait_for_run."""
        async with self._api(ctx) as api:
            body = {
                **await self._bring(api, source, ref),
                "subdir": subdir,
                "target": {"java": java, "spring_boot": spring_boot},
                "options": {"llm": llm, "probe": probe, "deliver": deliver, "deliver_failed": deliver_failed},
            }
            return RunSummary.of(await api.post("/runs", body, idempotency_key))

    async def list_runs(
        self, ctx: Ctx, status: State | None = None, search: Search | None = None, cursor: str | None = None
    ) -> Runs:
        """Runs, newest first."""
        async with self._api(ctx) as api:
            page = await api.get("/runs", status=status, q=search, cursor=cursor, limit=20)
        return Runs(runs=[RunSummary.of(run) for run in page["items"]], next_cursor=page["next_cursor"])

    async def wait_for_run(
        self, ctx: Ctx, run_id: RunId, seconds: Annotated[int, Field(ge=0, le=LONGEST_WAIT)] = LONGEST_WAIT
    ) -> RunState:
        """Waits until the run has ended, at most so many seconds (0: looks once), reporting progress meanwhile. Call it
        again while the status is not final."""
        end = time.monotonic() + seconds
        async with self._api(ctx) as api:
            while True:
                state = await _state(api, run_id)
                done = sum(step.status in FINAL for step in state.steps)
                await ctx.report_progress(done, STEPS, state.current_step or state.status)
                if state.status in FINAL or time.monotonic() >= end:
                    return state
                await asyncio.sleep(LOOK_SECONDS)

    async def diagnostics(self, ctx: Ctx, run_id: RunId) -> Problems:
        """What the newest build still reports, each with what a person can do about it."""
        async with self._api(ctx) as api:
            found = await api.get(f"/runs/{run_id}/diagnostics")
        items = found["items"]
        shown = [Problem.model_validate(item, extra="ignore") for item in items[:MOST_PROBLEMS]]
        return Problems(problems=shown, more=len(items) - len(shown) + sum(found["more"].values()))

    async def diff(self, ctx: Ctx, run_id: RunId, path: str | None = None) -> Patch:
        """What the migration changed so far, or in one file. Long diffs are cut: then ask file by file."""
        async with self._api(ctx) as api:
            text = await api.text(f"/runs/{run_id}/diff", path=path)
        whole = len(text) <= LARGEST_PATCH
        return Patch(patch=text[:LARGEST_PATCH], whole=whole, files=text.count("\ndiff --git ") + bool(text))

    async def artifacts(self, ctx: Ctx, run_id: RunId) -> Artifacts:
        """What the run left: report, patch, logs, jars; the readable ones as resources of this server."""
        async with self._api(ctx) as api:
            names = [one["name"] for one in await api.get(f"/runs/{run_id}/artifacts")]
        logs = [name.removeprefix("logs/").removesuffix(".log") for name in names if name.startswith("logs/")]
        readable = ["report.md"] if "report.md" in names else []
        places = [*readable, *(f"logs/{log}" for log in logs)]
        return Artifacts(artifacts=names, resource_uris=[f"autobuilder://runs/{run_id}/{place}" for place in places])

    async def retry_run(self, ctx: Ctx, run_id: RunId, from_step: Step | None = None) -> RunSummary:
        """Does an ended run again, from its start or from a step; what came before is used as it is."""
        async with self._api(ctx) as api:
            return RunSummary.of(await api.post(f"/runs/{run_id}/retry", {"from_step": from_step}))

    async def cancel_run(self, ctx: Ctx, run_id: RunId) -> RunSummary:
        """Stops a run and its builds."""
        async with self._api(ctx) as api:
            return RunSummary.of(await api.post(f"/runs/{run_id}/cancel"))

    @asynccontextmanager
    async def _api(self, ctx: Ctx) -> AsyncGenerator[ApiClient]:
        """What the API refuses is told to the agent in the API's own words."""
        try:
            async with self._connect(ctx) as api:
                yield api
        except AutoBuilderError as error:
            raise ToolError(str(error)) from error

    async def artifact(self, ctx: Ctx, run_id: str, name: str) -> str:
        async with self._api(ctx) as api:
            return await api.text(f"/runs/{run_id}/artifacts/{name}")


async def _state(api: ApiClient, run_id: str) -> RunState:
    run, steps = await api.get(f"/runs/{run_id}"), await api.get(f"/runs/{run_id}/steps")
    builds = [build for step in steps for build in step["builds"] if build["started_at"]]
    newest = max(builds, key=lambda build: str(build["started_at"]), default=None)
    place = f"/runs/{run_id}/builds/{newest['id']}/log" if newest else None
    tail = (await api.get(place, tail=LOG_TAIL))["content"] if place else ""
    return RunState(
        **RunSummary.of(run).model_dump(),
        steps=[StepState.model_validate(step, extra="ignore") for step in steps],
        log_tail=tail,
    )
