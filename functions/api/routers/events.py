"""What happens to a run, as server-sent events."""

from collections.abc import AsyncIterator
from typing import Annotated

from anyio import to_thread
from fastapi import APIRouter, Header, Query
from starlette.responses import Response

from functions.api.access import run_for
from functions.api.context import Allowed, Api, ApiContext
from functions.api.feeds import SANITY_SECONDS, wait_for
from functions.api.log_stream import END, event_stream
from functions.api.problems import Refused
from functions.api.routers.runs import RunPath
from functions.api.schemas.changes import RunEvent
from shared.models import FINAL
from shared.store.run_events import EventRow

router = APIRouter(tags=["runs"])

MOST_EVENTS = 200


@router.get(
    "/runs/{run_id}/events",
    response_model=list[RunEvent],
    responses={200: {"content": {"text/event-stream": {"schema": {"type": "string"}}}}},
)
async def events(
    api: ApiContext,
    access: Allowed,
    run_id: RunPath,
    accept: Annotated[str, Header(include_in_schema=False)] = "",
    after: Annotated[int, Query(ge=0, le=1 << 60, description="Sequence of the last event that is known.")] = 0,
    last_event_id: Annotated[str | None, Header(max_length=20)] = None,
) -> Response:
    """Every change of the run, its steps and its builds, from the first on. With `Accept: text/event-stream` as they
    happen, until the run has ended (event `end`): event types `run`, `step`, `build` and `log-available`, each with a
    RunEvent as data and its sequence as id. Else as a list of up to 200."""
    await to_thread.run_sync(run_for, api, access, run_id)
    if "text/event-stream" in accept:
        return event_stream(api, access.caller, _events(api, run_id, _resumed(last_event_id, after)))
    rows = await to_thread.run_sync(api.stores.events.after, run_id, after, MOST_EVENTS)
    body = "[" + ",".join(_event(row).model_dump_json() for row in rows) + "]"
    return Response(body, media_type="application/json")


def _resumed(last_event_id: str | None, after: int) -> int:
    if not last_event_id:
        return after
    if not last_event_id.isdecimal():
        raise Refused(422, "Last-Event-ID must be the id of an event of this stream.")
    return int(last_event_id)


async def _events(api: Api, run_id: str, after: int) -> AsyncIterator[bytes]:
    with api.feeds.run(run_id) as changed:
        while True:
            changed.clear()
            run = await to_thread.run_sync(api.services.store.run, run_id)
            rows = await to_thread.run_sync(api.stores.events.after, run_id, after, MOST_EVENTS)
            for row in rows:
                after = row.sequence
                yield f"id: {after}\nevent: {row.type}\ndata: {_event(row).model_dump_json()}\n\n".encode()
            if not rows and (run is None or run.status in FINAL):
                yield END
                return
            if not rows:
                await wait_for(changed, SANITY_SECONDS)


def _event(row: EventRow) -> RunEvent:
    return RunEvent.model_validate(row, from_attributes=True)
