"""What GitHub posts: the signature, and the few fields that matter, as a CloudEvent for the queue.

The fields are read with models of our own and not githubkit's: those refuse a whole delivery for one new word in a
field that nobody here reads.
"""

import hashlib
import hmac
import re
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from shared.errors import InvalidRequest
from shared.events import GITHUB_RECEIVED, CloudEvent
from shared.models import Model

MAX_BODY_BYTES = 25 << 20
"""GitHub sends no more."""
BRANCH_PREFIX = "auto-builder/"
"""Of the branches that we write; pushes to them start nothing."""
_DELIVERY = re.compile(r"[0-9A-Za-z-]{8,64}")
_NO_COMMIT = "0" * 40


class GithubEvent(Model):
    """Data of `github.received`: small enough for any bus. `kind` says which of the fields are set."""

    delivery: str
    kind: Literal["push", "comment", "installation"]
    installation_id: int
    repository_id: int | None = None
    branch: str | None = None
    commit: str | None = None
    sender: str = ""
    issue: int | None = None
    is_pull_request: bool = False
    comment_id: int | None = None
    comment: str | None = None
    """The command's line."""


def signed(body: bytes, signature: str | None, secret: str) -> bool:
    """`X-Hub-Signature-256`, compared in constant time."""
    expected = "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    return signature is not None and hmac.compare_digest(expected.encode(), signature.encode("utf-8", "replace"))


def received(event: str, delivery: str, body: bytes) -> CloudEvent | None:
    """What has to be done about a delivery whose signature was checked; None: nothing. Raises InvalidRequest."""
    if not _DELIVERY.fullmatch(delivery):
        raise InvalidRequest("X-GitHub-Delivery is no delivery id: let GitHub send it.")
    try:
        found = _read(event, delivery, body)
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise InvalidRequest(
            f"The {event[:40]} event is not as GitHub documents it, at {where or 'its start'}."
        ) from error
    if found is None:
        return None
    return CloudEvent(
        id=f"github-{delivery}",
        source="autobuilder/github",
        type=GITHUB_RECEIVED,
        subject=str(found.repository_id or found.installation_id),
        data=found.model_dump(mode="json"),
    )


def _read(event: str, delivery: str, body: bytes) -> GithubEvent | None:
    match event:
        case "push":
            return _push(delivery, _Push.model_validate_json(body))
        case "issue_comment":
            return _comment(delivery, _Comment.model_validate_json(body))
        case "installation" | "installation_repositories" | "repository":
            changed = _Installation.model_validate_json(body)
            if changed.installation is None:
                return None
            return GithubEvent(delivery=delivery, kind="installation", installation_id=changed.installation.id)
        case _:
            return None


def _push(delivery: str, push: "_Push") -> GithubEvent | None:
    branch = push.ref.removeprefix("refs/heads/")
    if branch == push.ref or push.deleted or push.after == _NO_COMMIT or branch.startswith(BRANCH_PREFIX):
        return None
    if push.installation is None:
        return None
    return GithubEvent(
        delivery=delivery,
        kind="push",
        installation_id=push.installation.id,
        repository_id=push.repository.id,
        branch=branch,
        commit=push.after,
        sender=push.sender.login,
    )


def _comment(delivery: str, event: "_Comment") -> GithubEvent | None:
    """Only new comments by people: an edited one would start things twice, and our own quote commands."""
    from pipeline.delivery.github_commands import command_line

    line = command_line(event.comment.body)
    if event.action != "created" or event.sender.type == "Bot" or event.installation is None or line is None:
        return None
    return GithubEvent(
        delivery=delivery,
        kind="comment",
        installation_id=event.installation.id,
        repository_id=event.repository.id,
        sender=event.sender.login,
        issue=event.issue.number,
        is_pull_request=event.issue.pull_request is not None,
        comment_id=event.comment.id,
        comment=line,
    )


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class _Id(_Part):
    id: int


class _Sender(_Part):
    login: str = Field(max_length=100)
    type: str = "User"


class _Push(_Part):
    ref: str = Field(max_length=500)
    after: str = Field(pattern=r"^[0-9a-f]{40}$")
    deleted: bool = False
    repository: _Id
    installation: _Id | None = None
    sender: _Sender


class _Issue(_Part):
    number: int
    pull_request: dict[str, Any] | None = None


class _CommentBody(_Part):
    id: int
    body: str


class _Comment(_Part):
    action: str
    issue: _Issue
    comment: _CommentBody
    repository: _Id
    installation: _Id | None = None
    sender: _Sender


class _Installation(_Part):
    installation: _Id | None = None
