"""Runs: ask for one, list them, look at one."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Header, Path, Query, Request, Response

from functions.api import cursors
from functions.api.access import check_group, run_for
from functions.api.context import Access, Allowed, Api, ApiContext, Calling
from functions.api.cursors import Cursor, Limit, page_of
from functions.api.etags import digest_tag, matches
from functions.api.problems import Refused
from functions.api.schemas.common import GivenTime, Number, Page, RunId, Text
from functions.api.schemas.runs import NewRun, Run
from functions.api.sources import project_of
from functions.api.starting import start
from functions.api.targets import options_of, target_of
from functions.api.views import run_view
from shared.models import Status
from shared.store.run_list import RunFilter

router = APIRouter(tags=["runs"])

RunPath = Annotated[RunId, Path()]


@router.get("/runs")
def list_runs(
    api: ApiContext,
    access: Allowed,
    status: Annotated[list[Status] | None, Query(max_length=6)] = None,
    group_id: Annotated[Number | None, Query()] = None,
    project_id: Annotated[Number | None, Query()] = None,
    q: Annotated[
        Text | None, Query(max_length=200, description="Part of the project's name, its URL or the id.")
    ] = None,
    since: Annotated[GivenTime | None, Query(description="Created then or later.")] = None,
    until: Annotated[GivenTime | None, Query(description="Created before then.")] = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Page[Run]:
    """Newest first."""
    groups = access.groups
    if group_id is not None:
        check_group(access, group_id, "viewer", "group")
        groups = [group_id]
    wanted = RunFilter(groups, status, project_id, q, utc(since), utc(until))
    rows = api.stores.runs.page(wanted, _place(cursor), limit + 1)
    return page_of(
        rows, limit, lambda row: (row.created_at.isoformat(), row.id), lambda row: run_view(row, facts=False)
    )


@router.post("/runs", status_code=202)
def start_run(
    api: ApiContext, access: Allowed, caller: Calling, new: NewRun, request: Request, response: Response
) -> Run:
    """Queues it; `Location` is where to watch it."""
    project = project_of(api, access, new, _group(access, new), new.name)
    check_group(access, project.group_id, "editor", "group")
    run_id = start(api, request, project, new.project_id, target_of(new.target), options_of(new.options))
    return accepted(api, access, run_id, response)


@router.get("/runs/{run_id}")
def show_run(
    api: ApiContext,
    access: Allowed,
    run_id: RunPath,
    response: Response,
    if_none_match: Annotated[str | None, Header()] = None,
) -> Run:
    view = run_view(run_for(api, access, run_id))
    tag = digest_tag(view.model_dump_json(exclude={"seconds"}))
    if matches(if_none_match, tag):
        raise Refused(304, "", {"etag": tag})
    response.headers["etag"] = tag
    return view


def accepted(api: Api, access: Access, run_id: str, response: Response) -> Run:
    """The answer to whatever queued a run."""
    response.headers["location"] = f"/api/v1/runs/{run_id}"
    return run_view(run_for(api, access, run_id))


def utc(time: datetime | None) -> datetime | None:
    """A time without a zone is taken as UTC."""
    return time.replace(tzinfo=UTC) if time is not None and time.tzinfo is None else time


def _place(cursor: str | None) -> tuple[datetime, str] | None:
    if cursor is None:
        return None
    at, run_id = cursors.read(cursor, str, str)
    try:
        return datetime.fromisoformat(at), run_id
    except ValueError as error:
        raise Refused(422, "The cursor is not one of ours; leave it out to begin at the first page.") from error


def _group(access: Access, new: NewRun) -> int:
    """Where a project that is not there yet goes."""
    if new.group_id is not None or new.project_id is not None:
        return new.group_id or 0
    if access.caller.admin:
        return LOCAL_GROUP
    if len(access.roles) != 1:
        raise Refused(422, "Give group_id: the group that the project is for.")
    return next(iter(access.roles))


LOCAL_GROUP = 1
"""`local`, which the first migration makes."""
