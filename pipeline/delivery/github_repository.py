"""What Auto-Builder asks of one repository on GitHub, each call with no more permission than it needs."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from pipeline.delivery.github_app import GithubApp, github_errors
from shared.errors import InvalidRequest
from shared.models import Model
from shared.store.github import RepositoryRow

if TYPE_CHECKING:
    from pipeline.delivery.github_app import Access

PAGE = 100
WRITERS = frozenset({"admin", "write"})
"""`permission` of those who may push; maintainers are `write` there, triagers `read`."""


class PullRequest(Model):
    """What is needed of one."""

    number: int
    url: str
    draft: bool
    body: str
    node_id: str
    base: str
    head: str
    head_repository: int | None
    """None: that repository is gone."""


class Annotation(Model):
    """Of a line that is left, as the Checks API takes it."""

    path: str
    start_line: int
    end_line: int
    annotation_level: Literal["notice", "warning", "failure"]
    message: str
    title: str


@dataclass(frozen=True)
class Repository:
    app: GithubApp
    row: RepositoryRow

    @property
    def owner(self) -> str:
        return self.row.full_name.partition("/")[0]

    @property
    def name(self) -> str:
        return self.row.full_name.partition("/")[2]

    @property
    def git_url(self) -> str:
        return self.app.git_url(self.row.full_name)

    def token(self, access: Literal["read", "write"]) -> str:
        return self.app.git_token(self._installation, self.row.id, access)

    @property
    def _installation(self) -> int:
        if not self.row.usable or self.row.installation_id is None:
            raise InvalidRequest(f"The App is not installed on {self.row.full_name}: install it there.")
        return self.row.installation_id

    @contextmanager
    def _asking(self, what: str, access: "Access") -> Generator[Any]:
        """githubkit's methods, without its generated types (see github_app), while its client is open."""
        client = self.app.as_installation(self._installation, self.row.id, access)
        with github_errors(f"{what} of {self.row.full_name}"), client:
            yield client.rest

    # Who and what

    def may_write(self, login: str) -> bool:
        with self._asking(f"{login}'s permission", {"metadata": "read"}) as rest:
            answer = rest.repos.get_collaborator_permission_level(self.owner, self.name, login)
        return answer.json()["permission"] in WRITERS

    def head_of(self, ref: str) -> str:
        """Commit id of a branch, tag or commit. Raises InvalidRequest when there is none."""
        with self._asking(ref, {"contents": "read"}) as rest:
            return rest.repos.get_commit(self.owner, self.name, ref).json()["sha"]

    def branch_head(self, branch: str) -> str | None:
        """None: there is no such branch."""
        from githubkit.exception import RequestFailed

        with self._asking(branch, {"contents": "read"}) as rest:
            try:
                return rest.git.get_ref(self.owner, self.name, f"heads/{branch}").json()["object"]["sha"]
            except RequestFailed as error:
                if error.response.status_code in (404, 409):
                    return None
                raise

    def reset_branch(self, branch: str, commit: str | None) -> None:
        """Back to that commit; None deletes it."""
        with self._asking(branch, {"contents": "write"}) as rest:
            ref = f"heads/{branch}"
            if commit is None:
                rest.git.delete_ref(self.owner, self.name, ref)
            else:
                rest.git.update_ref(self.owner, self.name, ref, sha=commit, force=True)

    # Pull requests

    def pull_request(self, number: int) -> PullRequest:
        with self._asking(f"pull request {number}", {"pull_requests": "read"}) as rest:
            return _pull_request(rest.pulls.get(self.owner, self.name, number).json())

    def open_pull_request(self, head: str, base: str) -> PullRequest | None:
        """The open one from that branch of this repository."""
        with self._asking("the pull requests", {"pull_requests": "read"}) as rest:
            found = rest.pulls.list(
                self.owner, self.name, state="open", head=f"{self.owner}:{head}", base=base, per_page=10
            ).json()
        return next((_pull_request(item) for item in found if item["head"]["ref"] == head), None)

    def create_pull_request(self, head: str, base: str, title: str, body: str, *, draft: bool) -> PullRequest:
        with self._asking("a pull request", {"pull_requests": "write", "contents": "read"}) as rest:
            made = rest.pulls.create(
                self.owner, self.name, title=title, head=head, base=base, body=body, draft=draft
            ).json()
        return _pull_request(made)

    def update_pull_request(self, number: int, **changes: str) -> PullRequest:
        """`title`, `body`, `state`."""
        with self._asking(f"pull request {number}", {"pull_requests": "write"}) as rest:
            return _pull_request(rest.pulls.update(self.owner, self.name, number, **changes).json())

    def mark_ready(self, pull_request: PullRequest) -> None:
        """A draft becomes a pull request to review. Only GraphQL can."""
        change = (
            "mutation($id: ID!) { markPullRequestReadyForReview(input: {pullRequestId: $id}) { clientMutationId } }"
        )
        client = self.app.as_installation(self._installation, self.row.id, {"pull_requests": "write"})
        with github_errors(f"pull request {pull_request.number} of {self.row.full_name}"):
            client.graphql(change, {"id": pull_request.node_id})

    # Conversation

    def comment(self, issue: int, body: str) -> None:
        with self._asking(f"issue {issue}", {"issues": "write", "pull_requests": "write"}) as rest:
            rest.issues.create_comment(self.owner, self.name, issue, body=body)

    def react(self, comment: int, content: Literal["eyes", "-1", "confused"]) -> None:
        with self._asking(f"comment {comment}", {"issues": "write", "pull_requests": "write"}) as rest:
            rest.reactions.create_for_issue_comment(self.owner, self.name, comment, content=content)

    # Check runs

    def check_run(self, commit: str, name: str, external_id: str) -> int | None:
        """Ours on that commit, if it was made before."""
        with self._asking("the checks", {"checks": "read"}) as rest:
            found = rest.checks.list_for_ref(self.owner, self.name, commit, check_name=name, per_page=PAGE).json()
        return next((run["id"] for run in found["check_runs"] if run.get("external_id") == external_id), None)

    def create_check_run(self, commit: str, name: str, external_id: str, output: dict[str, Any], **more: str) -> int:
        with self._asking("a check", {"checks": "write"}) as rest:
            made = rest.checks.create(
                self.owner, self.name, name=name, head_sha=commit, external_id=external_id, output=output, **more
            ).json()
        return int(made["id"])

    def update_check_run(self, number: int, output: dict[str, Any], **more: str) -> None:
        with self._asking("a check", {"checks": "write"}) as rest:
            rest.checks.update(self.owner, self.name, number, output=output, **more)


def _pull_request(item: dict[str, Any]) -> PullRequest:
    repository = item["head"].get("repo")
    return PullRequest(
        number=item["number"],
        url=item["html_url"],
        draft=bool(item.get("draft")),
        body=item.get("body") or "",
        node_id=item["node_id"],
        base=item["base"]["ref"],
        head=item["head"]["ref"],
        head_repository=repository["id"] if repository else None,
    )
