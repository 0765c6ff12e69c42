"""What a run changed and why: diagnostics, edits, diffs, files, tests, the report."""

from collections import Counter
from pathlib import PurePosixPath
from typing import Annotated, Literal

from fastapi import APIRouter, Header, Path, Query
from starlette.responses import PlainTextResponse, Response

from functions.api.access import run_for
from functions.api.context import Allowed, Api, ApiContext, Calling
from functions.api.problems import Refused, not_found
from functions.api.routers.runs import RunPath
from functions.api.schemas.changes import Diagnostics, Diff, Edit, EditDecision, FileDiff, Tests
from functions.api.schemas.common import Text
from functions.api.tests_compared import compared
from pipeline.builds import newest_build, newest_result
from pipeline.changes import FilePatch, edit_diff, file_text, step_diff, whole_diff
from shared.errors import InvalidRequest
from shared.models import StepName
from shared.report import Report
from shared.store.edits import EditRow

router = APIRouter(tags=["changes"])

MOST_DIAGNOSTICS = 1000
LARGEST_PATCH = 1_000_000
FilePath = Annotated[Text | None, Query(max_length=1000)]
EditId = Annotated[str, Path(max_length=60, pattern=r"^[a-z]+(-\d+)?-\d+$")]


@router.get("/runs/{run_id}/diagnostics")
def diagnostics(api: ApiContext, access: Allowed, run_id: RunPath) -> Diagnostics:
    """What the newest build still reports, each with what a person can do about it."""
    run_for(api, access, run_id)
    for step in (StepName.BUILD, StepName.BASELINE, StepName.PREPARE):
        build, result = newest_build(api.services, run_id, step), newest_result(api.services, run_id, step)
        if build is not None and result is not None:
            rest = result.diagnostics[MOST_DIAGNOSTICS:]
            more = Counter(str(one.wave) for one in rest)
            return Diagnostics(build_id=build.id, items=list(result.diagnostics[:MOST_DIAGNOSTICS]), more=dict(more))
    return Diagnostics(build_id=None, items=[], more={})


@router.get("/runs/{run_id}/edits")
def list_edits(api: ApiContext, access: Allowed, run_id: RunPath) -> list[Edit]:
    """In the order in which they were made."""
    run_for(api, access, run_id)
    return [_edit(row) for row in api.stores.edits.of(run_id)]


@router.put("/runs/{run_id}/edits/{edit_id}")
def decide_edit(
    api: ApiContext, access: Allowed, caller: Calling, run_id: RunPath, edit_id: EditId, decision: EditDecision
) -> Edit:
    """A rejected edit is not made again by a rerun of this run."""
    run_for(api, access, run_id, "editor")
    if not api.stores.edits.decide(run_id, edit_id, decision.state, caller.subject):
        raise not_found("edit")
    return next(_edit(row) for row in api.stores.edits.of(run_id) if row.id == edit_id)


@router.get(
    "/runs/{run_id}/diff",
    response_model=Diff,
    responses={200: {"content": {"text/x-diff": {"schema": {"type": "string"}}}}},
)
def diff(
    api: ApiContext,
    access: Allowed,
    run_id: RunPath,
    step: Annotated[Literal["migrate", "build"] | None, Query()] = None,
    path: FilePath = None,
    edit: Annotated[str | None, Query(max_length=100, description="Id of one edit; goes with neither.")] = None,
    accept: Annotated[str, Header(include_in_schema=False)] = "",
) -> Response:
    """All that changed, or what one step did, or one file of it, or one edit: as a patch that `git apply` takes, or
    with `Accept: application/json` by file. 409 for an edit whose lines later ones replaced."""
    run_for(api, access, run_id)
    if edit is not None:
        if step is not None or path is not None:
            raise Refused(422, "Give edit, or step and path, not both.")
        found = [_edit_diff(api, run_id, edit)]
    else:
        found = step_diff(api.services, run_id, StepName(step)) if step else whole_diff(api.services, run_id)
        found = [one for one in found if path in (None, one.change.path)]
    if "application/json" in accept:
        edits = api.stores.edits.of(run_id)
        return _json(Diff(files=[_file(one, edits) for one in found]))
    text = "".join(one.patch for one in found)
    return PlainTextResponse(text, media_type="text/x-diff; charset=utf-8", headers=NO_SNIFF)


def _edit_diff(api: Api, run_id: str, edit_id: str) -> FilePatch:
    """Raises Refused."""
    edits = api.stores.edits.of(run_id)
    if all(edit.id != edit_id for edit in edits):
        raise not_found("edit")
    try:
        return edit_diff(api.services, run_id, edits, edit_id)
    except InvalidRequest as error:
        raise Refused(409, str(error)) from error


@router.get(
    "/runs/{run_id}/files",
    response_class=PlainTextResponse,
    responses={200: {"content": {"text/plain": {"schema": {"type": "string"}}}}},
)
def show_file(
    api: ApiContext,
    access: Allowed,
    run_id: RunPath,
    path: Annotated[Text, Query(min_length=1, max_length=1000)],
    side: Annotated[Literal["before", "after"], Query()] = "after",
) -> Response:
    """A file of the project, up to 2 MiB, as it came or as it is now."""
    run_for(api, access, run_id)
    data = file_text(api.services, run_id, path, before=side == "before")
    if data is None:
        raise not_found("file")
    name = PurePosixPath(path).name.encode("ascii", "replace").decode().replace('"', "_")
    headers = {**NO_SNIFF, "content-disposition": f'inline; filename="{name}"'}
    return PlainTextResponse(data.decode("utf-8", "replace"), headers=headers)


@router.get("/runs/{run_id}/tests")
def tests(api: ApiContext, access: Allowed, run_id: RunPath) -> Tests:
    """By name: those that changed first."""
    run_for(api, access, run_id)
    before, after = (newest_result(api.services, run_id, step) for step in (StepName.BASELINE, StepName.BUILD))
    return compared(before, after)


@router.get("/runs/{run_id}/report", response_model=Report)
def report(api: ApiContext, access: Allowed, run_id: RunPath) -> Response:
    """report.json; 404 until the run has come to it."""
    run_for(api, access, run_id)
    place = api.services.exchange.pull_tree(run_id, "report") / "report.json"
    try:
        return Response(place.read_bytes(), media_type="application/json")
    except FileNotFoundError as error:
        raise Refused(404, "The run has no report yet.") from error


NO_SNIFF = {"x-content-type-options": "nosniff"}


def _json(answer: Diff) -> Response:
    return Response(answer.model_dump_json(), media_type="application/json")


def _edit(row: EditRow) -> Edit:
    """A repair's number is no step of its own."""
    return Edit.model_validate({**row.model_dump(), "step": row.step.partition("-")[0]})


def _file(one: FilePatch, edits: list[EditRow]) -> FileDiff:
    change = one.change
    return FileDiff(
        path=change.path,
        kind=change.kind,
        insertions=change.insertions,
        deletions=change.deletions,
        patch=one.patch if len(one.patch) <= LARGEST_PATCH else "",
        edits=[edit.id for edit in edits if edit.path == change.path],
    )
