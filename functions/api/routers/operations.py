"""The state of the installation, for those who run it."""

import json
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Path

from functions.api.access import check_admin
from functions.api.context import Access, Allowed, Api, ApiContext
from functions.api.problems import not_found
from functions.api.schemas.common import Page
from functions.api.schemas.operations import BuildPlace, DeadLetter, OperationLimits, Operations, Queue, Replayed
from shared.bus import DeadLetter as Letter
from shared.events import BUILD_EVENTS_QUEUE, RUN_REQUESTS_QUEUE
from shared.store import BuildRow

router = APIRouter(tags=["operations"])

QUEUES = (RUN_REQUESTS_QUEUE, BUILD_EVENTS_QUEUE)
LetterId = Annotated[str, Path(max_length=200, pattern=r"^[a-z-]+:\d{1,18}$")]


@router.get("/operations")
def operations(api: ApiContext, access: Allowed) -> Operations:
    """Queues, builds that run or wait, and the limits. Builds of other groups are counted in their order, not shown."""
    settings = api.services.settings
    return Operations(
        queues=_queues(api),
        builds=_builds(api, access),
        limits=OperationLimits(
            max_runs=settings.max_runs,
            max_builds=settings.max_builds,
            build_seconds=settings.build_seconds,
            build_memory_mb=settings.build_memory_mb,
        ),
    )


@router.get("/operations/dead-letters")
def list_dead_letters(api: ApiContext, access: Allowed) -> Page[DeadLetter]:
    """The oldest 100 of each queue."""
    check_admin(access)
    letters = [_letter(letter) for queue in QUEUES for letter in api.services.bus.dead_letters(queue)]
    return Page(items=letters)


@router.post("/operations/dead-letters/{letter_id}/replay")
def replay(api: ApiContext, access: Allowed, letter_id: LetterId) -> Replayed:
    """Puts it back into its queue, as if newly sent."""
    check_admin(access)
    queue, _, sequence = letter_id.rpartition(":")
    if queue not in QUEUES or not (count := api.services.bus.replay(queue, int(sequence))):
        raise not_found("dead letter")
    return Replayed(replayed=count)


def _queues(api: Api) -> list[Queue]:
    now = datetime.now(UTC)
    return [
        Queue(
            name=state.name,
            active=state.active,
            dead_letters=state.dead_letters,
            oldest_seconds=(now - state.oldest).total_seconds() if state.oldest else None,
        )
        for state in api.services.bus.states(QUEUES)
    ]


def _builds(api: Api, access: Access) -> list[BuildPlace]:
    store, slots = api.services.store, api.services.settings.max_builds
    running = [_place(row, "a builder works on it", row.started_at or row.queued_at) for row in store.running_builds()]
    waiting = [
        _place(row, f"number {number} in line for one of {slots} build slots", row.queued_at)
        for number, row in enumerate(store.waiting_builds(), 1)
    ]
    seen = access.groups
    return [p for p in (*running, *waiting) if seen is None or api.stores.runs.group_of(p.run_id) in seen]


def _place(row: BuildRow, reason: str, since: datetime) -> BuildPlace:
    return BuildPlace(
        build_id=row.id,
        run_id=row.run_id,
        step=row.step_type,
        status="running" if row.status == "running" else "waiting",
        reason=reason,
        since=since,
    )


def _letter(letter: Letter) -> DeadLetter:
    return DeadLetter(
        id=letter.id,
        queue=letter.queue,
        message_id=letter.message_id,
        reason=letter.reason,
        description=letter.description,
        enqueued_at=letter.enqueued_at,
        delivery_count=letter.deliveries,
        body=_readable(letter.body),
    )


def _readable(body: bytes) -> Any:
    text = body.decode("utf-8", "replace")
    try:
        return json.loads(text)
    except ValueError:
        return text
