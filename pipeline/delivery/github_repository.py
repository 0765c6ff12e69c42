"""What Auto-Builder asks of one repository on GitHub, each call with no more permission than it needs."""

from dataclasses import dataclass
from typing import Any, Literal

from pipeline.delivery.github_app import Access, GithubApp, github_errors
from shared.errors import InvalidRequest
from shared.models import Model
from shared.store.github import RepositoryRow

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

    def _rest(self, access: Access) -> Any:
        """githubkit's methods. Its generated types are left out: see github_app."""
        return self.app.as_installation(self._installation, self.row.id, access).rest

    # Who and what

    def may_write(self, login: str) -> bool:
        with github_errors(f"{login}'s permission in {self.row.full_name}"):
            rest = self._rest({"metadata": "read"})
            answer = rest.repos.get_collaborator_permission_level(self.owner, self.name, login)
        return answer.json()["permission"] in WRITERS

    def head_of(self, ref: str) -> str:
        """Commit id of a branch, tag or commit. Raises InvalidRequest when there is none."""
        with github_errors(f"{ref} of {self.row.full_name}"):
            return self._rest({"contents": "read"}).repos.get_commit(self.owner, self.name, ref).json()["sha"]

    def branch_head(self, branch: str) -> str | None:
        """None: there is no such branch."""
        from githubkit.exception import RequestFailed

        with github_errors(f"{branch} of {self.row.full_name}"):
            try:
                rest = self._rest({"contents": "read"})
                return rest.git.get_ref(self.owner, self.name, f"heads/{branch}").json()["object"]["sha"]
            except RequestFailed as error:
                if error.response.status_code in (404, 409):
                    return None
                raise

    def reset_branch(self, branch: str, commit: str | None) -> None:
        """Back to that commit; None deletes it."""
        with github_errors(f"{branch} of {self.row.full_name}"):
            rest, ref = self._rest({"contents": "write"}), f"heads/{branch}"
            if commit is None:
                rest.git.delete_ref(self.owner, self.name, ref)
            else:
                rest.git.update_ref(self.owner, self.name, ref, sha=commit, force=True)

    # Pull requests

    def pull_request(self, number: int) -> PullRequest:
        with github_errors(f"pull request {number} of {self.row.full_name}"):
            rest = self._rest({"pull_requests": "read"})
            return _pull_request(rest.pulls.get(self.owner, self.name, number).json())

    def open_pull_request(self, head: str, base: str) -> PullRequest | None:
        """The open one from that branch of this repository."""
        with github_errors(f"the pull requests of {self.row.full_name}"):
            rest = self._rest({"pull_requests": "read"})
            found = rest.pulls.list(
                self.owner, self.name, state="open", head=f"{self.owner}:{head}", base=base, per_page=10
            ).json()
        return next((_pull_request(item) for item in found if item["head"]["ref"] == head), None)

    def create_pull_request(self, head: str, base: str, title: str, body: str, *, draft: bool) -> PullRequest:
        with github_errors(f"a pull request in {self.row.full_name}"):
            rest = self._rest({"pull_requests": "write", "contents": "read"})
            made = rest.pulls.create(
                self.owner, self.name, title=title, head=head, base=base, body=body, draft=draft
            ).json()
        return _pull_request(made)

    def update_pull_request(self, number: int, **changes: str) -> PullRequest:
        """`title`, `body`, `state`."""
        with github_errors(f"pull request {number} of {self.row.full_name}"):
            rest = self._rest({"pull_requests": "write"})
            return _pull_request(rest.pulls.update(self.owner, self.name, number, **changes).json())

    def mark_ready(self, pull_request: PullRequest) -> None:
        """A draft becomes a pull request to review. Only GraphQL can."""
        change = (
            "mutation($id: ID!) { markPullRequestReadyForReview(input: {pullRequestId: $id}) { clientMutationId } }"
        )
        with github_errors(f"pull request {pull_request.number} of {self.row.full_name}"):
            client = self.app.as_installation(self._installation, self.row.id, {"pull_requests": "write"})
            client.graphql(change, {"id": pull_request.node_id})

    # Conversation

    def comment(self, issue: int, body: str) -> None:
        with github_errors(f"issue {issue} of {self.row.full_name}"):
            rest = self._rest({"issues": "write", "pull_requests": "write"})
            rest.issues.create_comment(self.owner, self.name, issue, body=body)

    def react(self, comment: int, content: Literal["eyes", "-1", "confused"]) -> None:
        with github_errors(f"comment {comment} of {self.row.full_name}"):
            rest = self._rest({"issues": "write", "pull_requests": "write"})
            rest.reactions.create_for_issue_comment(self.owner, self.name, comment, content=content)

    # Check runs

    def check_run(self, commit: str, name: str, external_id: str) -> int | None:
        """Ours on that commit, if it was made before."""
        with github_errors(f"the checks of {self.row.full_name}"):
            rest = self._rest({"checks": "read"})
            found = rest.checks.list_for_ref(self.owner, self.name, commit, check_name=name, per_page=PAGE).json()
        return next((run["id"] for run in found["check_runs"] if run.get("external_id") == external_id), None)

    def create_check_run(self, commit: str, name: str, external_id: str, output: dict[str, Any], **more: str) -> int:
        with github_errors(f"a check of {self.row.full_name}"):
            rest = self._rest({"checks": "write"})
            made = rest.checks.create(
                self.owner, self.name, name=name, head_sha=commit, external_id=external_id, output=output, **more
            ).json()
        return int(made["id"])

    def update_check_run(self, number: int, output: dict[str, Any], **more: str) -> None:
        with github_errors(f"a check of {self.row.full_name}"):
            self._rest({"checks": "write"}).checks.update(self.owner, self.name, number, output=output, **more)


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
