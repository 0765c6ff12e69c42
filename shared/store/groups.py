"""Groups and who may do what in them."""

from datetime import datetime
from pathlib import Path
from typing import Literal

from shared.store.database import Queries
from shared.store.rows import Row
from shared.store.sql import load_queries

Role = Literal["viewer", "editor", "admin"]


class GroupRow(Row):
    id: int
    name: str
    description: str
    created_at: datetime
    version: int
    role: Role
    """Of the caller that the row was read for."""
    projects: int
    runs: int
    success_rate: float | None


class RoleRow(Row):
    """One group that a subject is a member of."""

    id: int
    name: str
    role: Role


class MemberRow(Row):
    subject: str
    role: Role
    added_at: datetime
    added_by: str


class Groups(Queries):
    SQL = load_queries(Path(__file__).parent / "groups.sql")

    def visible(self, subject: str, everything: bool, after: int = 0, limit: int = 50) -> list[GroupRow]:
        """By id, those above `after`."""
        values = {"subject": subject, "everything": everything, "id": None, "after": after, "limit": limit}
        return self.all(GroupRow, "groups_of", **values)

    def get(self, group_id: int, subject: str, everything: bool) -> GroupRow | None:
        """None also when the subject may not see it."""
        values = {"subject": subject, "everything": everything, "id": group_id, "after": 0, "limit": 1}
        return self.one(GroupRow, "groups_of", **values)

    def roles(self, subject: str) -> list[RoleRow]:
        return self.all(RoleRow, "roles_of", subject=subject)

    def add(self, name: str, description: str, subject: str) -> int | None:
        """The new group's id, with `subject` as its admin; None when the name is taken."""
        return self.value("insert_group", name=name, description=description, subject=subject)

    def change(self, group_id: int, version: int, name: str | None, description: str | None) -> bool:
        """False when it was changed since `version`. Raises Taken for a name that another group has."""
        values = {"id": group_id, "version": version, "name": name, "description": description}
        return self.execute_unique("update_group", **values)

    def delete(self, group_id: int) -> bool:
        """False when it still has projects."""
        return self.execute_unreferenced("delete_group", id=group_id)

    def members(self, group_id: int, after: str = "", limit: int = 50) -> list[MemberRow]:
        return self.all(MemberRow, "members_of", group_id=group_id, after=after, limit=limit)

    def member(self, group_id: int, subject: str) -> MemberRow | None:
        return self.one(MemberRow, "get_member", group_id=group_id, subject=subject)

    def put_member(self, group_id: int, subject: str, role: Role, added_by: str) -> None:
        self.execute("put_member", group_id=group_id, subject=subject, role=role, added_by=added_by)

    def delete_member(self, group_id: int, subject: str) -> bool:
        return self.execute("delete_member", group_id=group_id, subject=subject)

    def is_last_admin(self, group_id: int, subject: str) -> bool:
        """Whether nobody but the subject rules the group."""
        return self.value("last_admin", group_id=group_id, subject=subject) is not None
