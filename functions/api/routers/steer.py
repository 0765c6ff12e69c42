"""Steering a run: cancel, do again, deliver."""

from collections.abc import Iterable

from fastapi import APIRouter, Request, Response

from functions.api.access import run_for
from functions.api.context import Allowed, Api, ApiContext, Calling
from functions.api.problems import Refused
from functions.api.routers.runs import RunPath, accepted
from functions.api.schemas.runs import Rerun, Retry, Run
from functions.api.starting import check_state, send, start
from functions.api.targets import options_of, target_of
from pipeline.service import request_pull_request
from shared.events import RUN_CANCEL_REQUESTED, RUN_RETRY_REQUESTED, RunRequest
from shared.models import FINAL, Rejected, Status
from shared.store.projects import NewProject

router = APIRouter(tags=["runs"])


@router.post("/runs/{run_id}/cancel", status_code=202)
def cancel(api: ApiContext, access: Allowed, caller: Calling, run_id: RunPath, response: Response) -> Run:
    """Stops it and its builds."""
    run = run_for(api, access, run_id, "editor")
    check_state(run.status not in FINAL, f"The run has ended already: {run.status}.")
    send(api, RUN_CANCEL_REQUESTED, run_id, {"run_id": run_id, "requester": caller.subject})
    return accepted(api, access, run_id, response)


@router.post("/runs/{run_id}/retry", status_code=202)
def retry(api: ApiContext, access: Allowed, caller: Calling, run_id: RunPath, wanted: Retry, response: Response) -> Run:
    """Does an ended run again from a step; what came before is used as it is."""
    run = run_for(api, access, run_id, "editor")
    check_state(run.status in FINAL, f"The run is still {run.status}; cancel it first.")
    data = {"run_id": run_id, "from_step": wanted.from_step, "requester": caller.subject}
    send(api, RUN_RETRY_REQUESTED, run_id, data)
    return accepted(api, access, run_id, response)


@router.post("/runs/{run_id}/rerun", status_code=202)
def rerun(
    api: ApiContext, access: Allowed, run_id: RunPath, wanted: Rerun, request: Request, response: Response
) -> Run:
    """A new run of the same source, without the edits that were rejected."""
    run = run_for(api, access, run_id, "editor")
    earlier = RunRequest.model_validate_json(run.request)
    target = target_of(wanted.target) if wanted.target else earlier.target
    options = options_of(wanted.options) if wanted.options else earlier.options
    rejected = dict.fromkeys([*_pairs(earlier.options.rejected), *_rejected(api, run_id, wanted.rejected_edits)])
    left_out = tuple(Rejected(fixer=fixer, path=path) for fixer, path in rejected)
    options = options.model_copy(update={"rejected": left_out})
    project = NewProject(
        group_id=run.group_id,
        name=run.project_name,
        source_type="git" if earlier.git else "upload",
        git_url=earlier.git and earlier.git.url,
        ref=earlier.git and earlier.git.ref,
        subdir=earlier.subdir,
        upload=earlier.upload,
    )
    return accepted(api, access, start(api, request, project, run.project_id, target, options), response)


@router.post("/runs/{run_id}/pull-request", status_code=202)
def deliver(api: ApiContext, access: Allowed, caller: Calling, run_id: RunPath, response: Response) -> Run:
    """Opens or updates the pull request of a verified run."""
    run = run_for(api, access, run_id, "editor")
    check_state(run.status is Status.SUCCEEDED, "Only a verified run is delivered.")
    check_state(api.services.github is not None, "This installation has no GitHub App; set one up first.")
    request_pull_request(api.services, run_id, caller.subject)
    return accepted(api, access, run_id, response)


def _rejected(api: Api, run_id: str, named: list[str]) -> list[tuple[str, str]]:
    """Fixer and path of those of the earlier run that were rejected there or are named now."""
    edits = {edit.id: edit for edit in api.stores.edits.of(run_id)}
    if unknown := [name for name in named if name not in edits]:
        raise Refused(422, f"The run has no edit {unknown[0]!r}.")
    chosen = [edit for edit in edits.values() if edit.state == "rejected" or edit.id in named]
    return [(edit.fixer, edit.path) for edit in chosen]


def _pairs(rejected: Iterable[Rejected]) -> list[tuple[str, str]]:
    return [(one.fixer, one.path) for one in rejected]
