"""Members of a group and their roles."""

from typing import Annotated

from fastapi import APIRouter, Path

from functions.api import cursors
from functions.api.access import check_group
from functions.api.context import Access, Allowed, Api, ApiContext, Calling
from functions.api.cursors import Cursor, Limit, page_of
from functions.api.problems import Refused, not_found
from functions.api.routers.groups import GroupId
from functions.api.schemas.common import Page, Text
from functions.api.schemas.groups import Member, MemberRole
from shared.store.groups import MemberRow, Role

router = APIRouter(tags=["groups"])

Subject = Annotated[Text, Path(min_length=1, max_length=200)]


@router.get("/groups/{group_id}/members")
def list_members(
    api: ApiContext, access: Allowed, group_id: GroupId, cursor: Cursor = None, limit: Limit = 50
) -> Page[Member]:
    """By subject."""
    _check(api, access, group_id, "viewer")
    after = cursors.read(cursor, str)[0] if cursor else ""
    rows = api.stores.groups.members(group_id, after, limit + 1)
    return page_of(rows, limit, lambda row: (row.subject,), _member)


@router.get("/groups/{group_id}/members/{subject}")
def show_member(api: ApiContext, access: Allowed, group_id: GroupId, subject: Subject) -> Member:
    _check(api, access, group_id, "viewer")
    return _found(api, group_id, subject)


@router.put("/groups/{group_id}/members/{subject}")
def put_member(
    api: ApiContext, access: Allowed, caller: Calling, group_id: GroupId, subject: Subject, wanted: MemberRole
) -> Member:
    """Adds a member, or changes its role."""
    _check(api, access, group_id, "admin")
    if wanted.role != "admin":
        _keep_an_admin(api, group_id, subject)
    api.stores.groups.put_member(group_id, subject, wanted.role, caller.subject)
    return _found(api, group_id, subject)


@router.delete("/groups/{group_id}/members/{subject}", status_code=204)
def delete_member(api: ApiContext, access: Allowed, group_id: GroupId, subject: Subject) -> None:
    _check(api, access, group_id, "admin")
    _found(api, group_id, subject)
    _keep_an_admin(api, group_id, subject)
    api.stores.groups.delete_member(group_id, subject)


def _check(api: Api, access: Access, group_id: int, role: Role) -> None:
    check_group(access, group_id, role, "group")
    if api.stores.groups.get(group_id, access.caller.subject, access.caller.admin) is None:
        raise not_found("group")


def _keep_an_admin(api: Api, group_id: int, subject: str) -> None:
    """A group whose last admin went would be ruled by nobody."""
    if api.stores.groups.is_last_admin(group_id, subject):
        raise Refused(409, "This is the group's last admin; make someone else one first.")


def _found(api: Api, group_id: int, subject: str) -> Member:
    row = api.stores.groups.member(group_id, subject)
    if row is None:
        raise not_found("member")
    return _member(row)


def _member(row: MemberRow) -> Member:
    return Member.model_validate(row, from_attributes=True)
