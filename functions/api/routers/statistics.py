"""Figures for charts."""

from datetime import UTC, datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Query

from functions.api.access import check_group
from functions.api.context import Allowed, ApiContext
from functions.api.problems import Refused
from functions.api.routers.runs import utc
from functions.api.schemas.common import GivenTime, Number
from functions.api.schemas.operations import Statistics
from shared.store.statistics import Period

router = APIRouter(tags=["operations"])

DEFAULT_DAYS = 30
MOST_DAYS = 366


@router.get("/statistics")
def statistics(
    api: ApiContext,
    access: Allowed,
    group_id: Annotated[Number | None, Query()] = None,
    since: Annotated[GivenTime | None, Query(description="30 days before `until` by default.")] = None,
    until: Annotated[GivenTime | None, Query(description="Now by default.")] = None,
) -> Statistics:
    """Of the groups that the caller sees, over at most a year."""
    groups = access.groups
    if group_id is not None:
        check_group(access, group_id, "viewer", "group")
        groups = [group_id]
    end = utc(until) or datetime.now(UTC)
    try:
        start = utc(since) or end - timedelta(days=DEFAULT_DAYS)
        days = (end - start).days
    except OverflowError as error:
        raise Refused(422, "There are no runs that far back.") from error
    if not 0 <= days <= MOST_DAYS:
        raise Refused(422, f"`since` must be before `until`, by at most {MOST_DAYS} days.")
    period, store = Period(groups, start, end), api.stores.statistics
    figures = {
        name: [row.model_dump() for row in getattr(store, name)(period)]
        for name in Statistics.model_fields
        if name not in ("since", "until")
    }
    return Statistics.model_validate({"since": start, "until": end, **figures})
