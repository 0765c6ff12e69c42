"""Groups, their members, and projects."""

from typing import Literal

from pydantic import Field

from functions.api.schemas.common import Answer, Name, Number, Request, Role, Text, Time
from shared.models import Status


class Group(Answer):
    id: int
    name: str
    description: str
    created_at: Time
    role: Role
    """The caller's in this group."""
    projects: int
    runs: int
    success_rate: float | None
    """Verified runs of those that ended, 0 to 1; null while none has."""


class NewGroup(Request):
    name: Name
    description: Text = Field(default="", max_length=2000)


class GroupChange(Request):
    """Members that are left out stay as they are."""

    name: Name | None = None
    description: Text | None = Field(default=None, max_length=2000)


class Member(Answer):
    subject: str
    """`sub` of the person's or the service's tokens."""
    role: Role
    added_at: Time
    added_by: str


class MemberRole(Request):
    role: Role


class LastRun(Answer):
    id: str
    status: Status
    created_at: Time
    completed_at: Time | None


class Project(Answer):
    id: int
    group_id: int
    name: str
    source_type: Literal["git", "upload"]
    git_url: str | None
    ref: str | None
    subdir: str | None
    build_tool: str | None
    java_version: str | None
    spring_version: str | None
    created_at: Time
    last_run: LastRun | None


GitUrl = Text
Subdir = Text


class NewProject(Request):
    """Either `git_url` or `upload` says where the source is."""

    group_id: Number
    name: Name
    git_url: GitUrl | None = Field(default=None, max_length=2000)
    ref: Text | None = Field(default=None, max_length=250)
    subdir: Subdir | None = Field(default=None, max_length=500)
    upload: str | None = Field(default=None, max_length=100)


class ProjectChange(Request):
    """Members that are left out stay as they are; null takes `ref` or `subdir` away."""

    name: Name | None = None
    git_url: GitUrl | None = Field(default=None, max_length=2000)
    ref: Text | None = Field(default=None, max_length=250)
    subdir: Subdir | None = Field(default=None, max_length=500)


class Upload(Answer):
    upload: str
    """For `upload` of a new project, run or assessment."""
    name: str
    bytes: int
    sha256: str


class OwnGroup(Answer):
    id: int
    name: str
    role: Role


class Me(Answer):
    subject: str
    name: str
    groups: list[OwnGroup]
    admin: bool
