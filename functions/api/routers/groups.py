"""Groups: who works together. Their projects and runs are theirs alone."""

from typing import Annotated

from fastapi import APIRouter, Header, Path, Response

from functions.api import cursors
from functions.api.access import check_group
from functions.api.context import Access, Allowed, Api, ApiContext, Calling
from functions.api.cursors import Cursor, Limit, page_of
from functions.api.etags import check_match, tag_of
from functions.api.problems import Refused, not_found
from functions.api.schemas.common import Number, Page
from functions.api.schemas.groups import Group, GroupChange, Me, NewGroup, OwnGroup
from shared.store.groups import GroupRow

router = APIRouter(tags=["groups"])

GroupId = Annotated[Number, Path()]


@router.get("/groups")
def list_groups(api: ApiContext, access: Allowed, cursor: Cursor = None, limit: Limit = 50) -> Page[Group]:
    """The groups that the caller is a member of, by id."""
    after = cursors.read(cursor, int)[0] if cursor else 0
    rows = api.stores.groups.visible(access.caller.subject, access.caller.admin, after, limit + 1)
    return page_of(rows, limit, lambda row: (row.id,), _group)


@router.post("/groups", status_code=201)
def add_group(api: ApiContext, caller: Calling, access: Allowed, new: NewGroup, response: Response) -> Group:
    """The caller becomes its admin."""
    number = api.stores.groups.add(new.name, new.description, caller.subject)
    if number is None:
        raise Refused(409, f"There is a group {new.name!r} already; choose another name.")
    return _found(api, access, number, response)


@router.get("/groups/{group_id}")
def show_group(api: ApiContext, access: Allowed, group_id: GroupId, response: Response) -> Group:
    return _found(api, access, group_id, response)


@router.patch("/groups/{group_id}")
def change_group(
    api: ApiContext,
    access: Allowed,
    group_id: GroupId,
    change: GroupChange,
    response: Response,
    if_match: Annotated[str | None, Header()] = None,
) -> Group:
    """`If-Match` is the ETag that the change is based on."""
    check_group(access, group_id, "admin", "group")
    row = _row(api, access, group_id)
    check_match(if_match, row.version)
    if not api.stores.groups.change(group_id, row.version, change.name, change.description):
        raise Refused(412, "The group was changed meanwhile; read it again.")
    return _found(api, access, group_id, response)


@router.delete("/groups/{group_id}", status_code=204)
def delete_group(api: ApiContext, access: Allowed, group_id: GroupId) -> None:
    """Only one without projects."""
    check_group(access, group_id, "admin", "group")
    _row(api, access, group_id)
    if not api.stores.groups.delete(group_id):
        raise Refused(409, "The group still has projects; delete them first.")


@router.get("/me")
def me(api: ApiContext, caller: Calling) -> Me:
    """The caller, and where it may do what."""
    roles = api.stores.groups.roles(caller.subject)
    groups = [OwnGroup(id=row.id, name=row.name, role=row.role) for row in roles]
    return Me(subject=caller.subject, name=caller.name, groups=groups, admin=caller.admin)


def _row(api: Api, access: Access, group_id: int) -> GroupRow:
    row = api.stores.groups.get(group_id, access.caller.subject, access.caller.admin)
    if row is None:
        raise not_found("group")
    return row


def _found(api: Api, access: Access, group_id: int, response: Response) -> Group:
    row = _row(api, access, group_id)
    response.headers["etag"] = tag_of(row.version)
    return _group(row)


def _group(row: GroupRow) -> Group:
    return Group.model_validate(row, from_attributes=True)
