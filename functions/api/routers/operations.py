"""The state of the installation, for those who run it."""

from datetime import UTC, datetime

from fastapi import APIRouter

from functions.api.context import Access, Allowed, Api, ApiContext
from functions.api.schemas.operations import BuildPlace, OperationLimits, Operations, Queue
from pipeline import operations as tended
from shared.store import BuildRow

router = APIRouter(tags=["operations"])


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
