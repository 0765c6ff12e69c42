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
from pipeline import operations as tended
from shared.errors import InvalidRequest
from shared.store import BuildRow

router = APIRouter(tags=["operations"])

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
    """The oldest 100 of each queue, and of what could not be sent to webhooks and people."""
    check_admin(access)
    return Page(items=[_letter(letter) for letter in tended.dead_letters(api.services)])


@router.post("/operations/dead-letters/{letter_id}/replay")
def replay(api: ApiContext, access: Allowed, letter_id: LetterId) -> Replayed:
    """Puts it back into its queue, as if newly sent."""
    check_admin(access)
    try:
        tended.replay(api.services, letter_id)
    except InvalidRequest as error:
        raise not_found("dead letter") from error
    return Replayed(replayed=1)


def _queues(api: Api) -> list[Queue]:
    now = datetime.now(UTC)
    return [
        Queue(
            name=state.name,
            active=state.active,
            dead_letters=state.dead_letters,
            oldest_seconds=(now - state.oldest).total_seconds() if state.oldest else None,
        )
        for state in tended.queues(api.services)
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


def _letter(letter: tended.DeadMessage) -> DeadLetter:
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


def _readable(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text
