"""Projects: a git repository, or an archive that was uploaded."""

from typing import Annotated

from fastapi import APIRouter, Header, Path, Query, Response

from functions.api import cursors
from functions.api.access import check_group, project_for
from functions.api.context import Access, Allowed, Api, ApiContext
from functions.api.cursors import Cursor, Limit, page_of
from functions.api.etags import check_match, tag_of
from functions.api.problems import Refused, not_found
from functions.api.schemas.common import Number, Page, Text
from functions.api.schemas.groups import LastRun, NewProject, Project, ProjectChange
from functions.api.sources import check_git, check_upload
from shared.store.projects import NewProject as NewRow
from shared.store.projects import ProjectRow

router = APIRouter(tags=["projects"])

ProjectId = Annotated[Number, Path()]


@router.get("/projects")
def list_projects(
    api: ApiContext,
    access: Allowed,
    group_id: Annotated[Number | None, Query()] = None,
    q: Annotated[Text | None, Query(max_length=200, description="Part of the name or of the URL.")] = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Page[Project]:
    """By id."""
    groups = access.groups
    if group_id is not None:
        check_group(access, group_id, "viewer", "group")
        groups = [group_id]
    after = cursors.read(cursor, int)[0] if cursor else 0
    rows = api.stores.projects.find(groups, q=q, after=after, limit=limit + 1)
    return page_of(rows, limit, lambda row: (row.id,), _project)


@router.post("/projects", status_code=201)
def add_project(api: ApiContext, access: Allowed, new: NewProject, response: Response) -> Project:
    check_group(access, new.group_id, "editor", "group")
    if api.stores.groups.get(new.group_id, access.caller.subject, access.caller.admin) is None:
        raise not_found("group")
    if (new.git_url is None) == (new.upload is None):
        raise Refused(422, "Give either git_url or upload.")
    if new.git_url is not None:
        check_git(api, new.git_url, new.ref)
    else:
        check_upload(api, new.upload)
    source = "git" if new.git_url is not None else "upload"
    number = api.stores.projects.add(NewRow(**new.model_dump(), source_type=source))
    if number is None:
        raise Refused(409, f"The group has a project {new.name!r} already; choose another name.")
    return _found(api, access, number, response)


@router.get("/projects/{project_id}")
def show_project(api: ApiContext, access: Allowed, project_id: ProjectId, response: Response) -> Project:
    return _found(api, access, project_id, response)


@router.patch("/projects/{project_id}")
def change_project(
    api: ApiContext,
    access: Allowed,
    project_id: ProjectId,
    change: ProjectChange,
    response: Response,
    if_match: Annotated[str | None, Header()] = None,
) -> Project:
    """`If-Match` is the ETag that the change is based on."""
    row = project_for(api, access, project_id, "editor")
    check_match(if_match, row.version)
    wanted = NewRow.model_validate({**row.model_dump(), **change.model_dump(exclude_unset=True)})
    if change.git_url is not None:
        wanted = wanted.model_copy(update={"source_type": "git"})
    if wanted.source_type == "git":
        check_git(api, wanted.git_url or "", wanted.ref)
    if not wanted.name or not api.stores.projects.change(project_id, row.version, wanted):
        raise Refused(412, "The project was changed meanwhile; read it again.")
    return _found(api, access, project_id, response)


@router.delete("/projects/{project_id}", status_code=204)
def delete_project(api: ApiContext, access: Allowed, project_id: ProjectId) -> None:
    """With its runs and all that they left."""
    project_for(api, access, project_id, "admin")
    runs = api.stores.projects.delete(project_id)
    if runs is None:
        raise Refused(409, "A run of the project is still under way; cancel it first.")
    for run_id in runs:
        api.services.exchange.forget_run(run_id)


def _found(api: Api, access: Access, project_id: int, response: Response) -> Project:
    row = project_for(api, access, project_id)
    response.headers["etag"] = tag_of(row.version)
    return _project(row)


def _project(row: ProjectRow) -> Project:
    last = None
    if row.run_id is not None:
        last = LastRun.model_validate(
            {
                "id": row.run_id,
                "status": row.run_status,
                "created_at": row.run_created_at,
                "completed_at": row.run_completed_at,
            }
        )
    return Project.model_validate({**row.model_dump(), "last_run": last})
