"""Steps and builds of a run, the picture of it, and the log of a build in three forms."""

from typing import Annotated

from anyio import to_thread
from fastapi import APIRouter, Header, Path, Query, Request
from starlette.responses import Response, StreamingResponse

from functions.api.access import run_for
from functions.api.context import Access, Allowed, Api, ApiContext
from functions.api.graph import graph_of
from functions.api.log_stream import PART_BYTES, log_events, next_part
from functions.api.problems import Refused, not_found
from functions.api.ranges import byte_range
from functions.api.routers.runs import RunPath
from functions.api.schemas.runs import Graph, LogPart, LogTime, Step
from functions.api.views import step_view
from shared.store import BuildRow

router = APIRouter(tags=["runs"])

BuildPath = Annotated[str, Path(max_length=100, pattern=r"^build-[a-z0-9]+-[a-z]+-\d+$")]
Offset = Annotated[int | None, Query(ge=0, le=1 << 40, description="Byte to go on from.")]
Tail = Annotated[
    int | None, Query(ge=1, le=PART_BYTES, description="Begin so many bytes before the end, in place of `offset`.")
]
Wait = Annotated[float, Query(ge=0, le=30, description="Seconds to wait for more, at the end of the log.")]
LOG_FORMS = {
    "text/plain": {"schema": {"type": "string"}},
    "text/event-stream": {"schema": {"type": "string"}},
}


@router.get("/runs/{run_id}/steps")
def list_steps(api: ApiContext, access: Allowed, run_id: RunPath) -> list[Step]:
    """In the order in which they began; a step that has not begun is not there."""
    run_for(api, access, run_id)
    builds = api.services.store.builds(run_id)
    return [step_view(row, builds) for row in api.services.store.steps(run_id)]


@router.get("/runs/{run_id}/graph")
def graph(api: ApiContext, access: Allowed, run_id: RunPath) -> Graph:
    """All steps of the run, also those to come, and what follows what."""
    run_for(api, access, run_id)
    return graph_of(api.services.store.steps(run_id))


@router.get(
    "/runs/{run_id}/builds/{build_id}/log",
    response_model=LogPart,
    responses={200: {"content": LOG_FORMS}, 206: {"content": LOG_FORMS, "description": "The range asked for."}},
)
async def log(
    api: ApiContext,
    access: Allowed,
    request: Request,
    run_id: RunPath,
    build_id: BuildPath,
    offset: Offset = None,
    tail: Tail = None,
    wait: Wait = 0,
    last_event_id: Annotated[str | None, Header(max_length=20)] = None,
) -> Response:
    """As text with ranges; with `offset` or `tail`, one part as JSON, after waiting up to `wait` seconds for it; with
    `Accept: text/event-stream`, as it grows: events `log` (a LogPart; its id is the byte offset after it) and `end`."""
    build = await _build(api, access, run_id, build_id)
    if tail is not None:
        if offset is not None:
            raise Refused(422, "Give offset or tail, not both.")
        offset = max(0, await to_thread.run_sync(api.stores.logs.size, build.id) - tail)
    if "text/event-stream" in request.headers.get("accept", ""):
        return log_events(api, access.caller, build, _resumed(last_event_id, offset))
    if offset is not None:
        part = await next_part(api, build.id, offset, wait)
        return Response(part.model_dump_json(), media_type="application/json")
    return await _text(api, build, request.headers.get("range"))


@router.get("/runs/{run_id}/builds/{build_id}/log/times")
def log_times(api: ApiContext, access: Allowed, run_id: RunPath, build_id: BuildPath) -> list[LogTime]:
    """When which part of the log arrived, at most one a second: a line has the time of the part that it begins in."""
    run_for(api, access, run_id)
    build = api.services.store.build(build_id)
    if build is None or build.run_id != run_id:
        raise not_found("build")
    return [LogTime(offset=row.start_offset, at=row.at) for row in api.stores.logs.times(build_id)]


async def _build(api: Api, access: Access, run_id: str, build_id: str) -> BuildRow:
    """Raises Refused."""

    def look() -> BuildRow | None:
        run_for(api, access, run_id)
        return api.services.store.build(build_id)

    build = await to_thread.run_sync(look)
    if build is None or build.run_id != run_id:
        raise not_found("build")
    return build


def _resumed(last_event_id: str | None, offset: int | None) -> int:
    if last_event_id is None or last_event_id == "":
        return offset or 0
    if not last_event_id.isdecimal():
        raise Refused(422, "Last-Event-ID must be the id of an event of this stream.")
    return int(last_event_id)


async def _text(api: Api, build: BuildRow, wanted: str | None) -> Response:
    size = await to_thread.run_sync(api.stores.logs.size, build.id)
    span = byte_range(wanted, size)
    start, end = span or (0, size)
    headers = {"accept-ranges": "bytes", "content-length": str(end - start), "x-content-type-options": "nosniff"}
    if span is not None:
        headers["content-range"] = f"bytes {start}-{end - 1}/{size}"
    status = 200 if span is None else 206
    return StreamingResponse(api.stores.logs.pieces(build.id, start, end), status, headers, "text/plain; charset=utf-8")
