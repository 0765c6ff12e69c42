"""What the GitHub App knows, in PostgreSQL: installations, deliveries, which run belongs to which branch."""

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from shared.events import RunRequest
from shared.store.database import Connection, Queries
from shared.store.rows import Row
from shared.store.sql import load_queries
from shared.store.store import Store

_GROUP_TRIES = 100


@dataclass(frozen=True)
class KnownRepository:
    """A repository as GitHub lists it in an installation."""

    id: int
    full_name: str
    """owner/name"""
    default_branch: str
    git_url: str


class RepositoryRow(Row):
    id: int
    account_id: int
    full_name: str
    default_branch: str
    project_id: int | None
    accessible: bool
    installation_id: int | None
    group_id: int | None

    @property
    def usable(self) -> bool:
        """The App is installed there and may read it."""
        return self.accessible and self.installation_id is not None


class AccountRow(Row):
    id: int
    login: str
    installation_id: int | None
    group_id: int | None


class UnsentDelivery(Row):
    id: str
    message: str


class WatchRow(Row):
    repository_id: int
    branch: str
    wishes: str
    """What the runs are to do, as JSON."""
    added_by: str


class GithubRunRow(Row):
    run_id: str
    repository_id: int
    branch: str
    """That the run's commit was taken from, and that the pull request goes to."""
    commit_id: str
    issue: int | None
    """Number of the issue or pull request where the run was asked for."""
    head_branch: str | None
    head_commit: str | None
    previous_commit: str | None
    previous_body: str | None
    pull_request: int | None
    pull_request_url: str | None
    delivery: Literal["none", "begun", "done", "withdrawn"]


class _Commit(Row):
    commit_id: str


class GithubStore(Queries):
    """On the database of a `Store`: `GithubStore(store.database)`."""

    SQL = load_queries(Path(__file__).parent / "github.sql")

    # Deliveries

    def add_delivery(self, delivery: str, event: str, message: str) -> bool:
        """False: the delivery was received before."""
        return self.execute("insert_delivery", id=delivery, event=event, message=message)

    def delivery_sent(self, delivery: str) -> None:
        self.execute("delivery_sent", id=delivery)

    def unsent_delivery(self, delivery: str) -> UnsentDelivery | None:
        return self.one(UnsentDelivery, "unsent_delivery", id=delivery)

    def unsent_deliveries(self, older_than: float) -> list[UnsentDelivery]:
        """Older than so many seconds."""
        return self.all(UnsentDelivery, "unsent_deliveries", older_than=older_than)

    # Installations

    def account_of_installation(self, installation_id: int) -> AccountRow | None:
        return self.one(AccountRow, "account_of_installation", installation_id=installation_id)

    def forget_installation(self, installation_id: int) -> None:
        self.execute("forget_installation", installation_id=installation_id)

    def set_installation(
        self, account_id: int, login: str, installation_id: int, repositories: Sequence[KnownRepository]
    ) -> None:
        """The account has a group of its own, and every repository a project there; others are no longer accessible."""
        with self.database.transaction() as connection:
            connection.execute(self.sql("lock_account"), {"id": account_id})
            group_id = self._group(connection, account_id, login)
            values = {"id": account_id, "login": login, "installation_id": installation_id, "group_id": group_id}
            connection.execute(self.sql("put_account"), values)
            for repository in repositories:
                self._put_repository(connection, account_id, group_id, repository)
            ids = [repository.id for repository in repositories]
            connection.execute(self.sql("keep_repositories"), {"account_id": account_id, "ids": ids})

    def _group(self, connection: Connection, account_id: int, login: str) -> int:
        """The account's group. One that people made under the same name is never taken: its members would come to
        the account's code."""
        known = connection.execute(self.sql("get_account"), {"id": account_id}).fetchone()
        if known is not None and known["group_id"] is not None:
            return known["group_id"]
        text = f"Repositories of {login} on GitHub"
        return self._insert(connection, "insert_group", f"github/{login}", {"description": text})

    def _put_repository(
        self, connection: Connection, account_id: int, group_id: int, repository: KnownRepository
    ) -> None:
        values = {
            "id": repository.id,
            "account_id": account_id,
            "full_name": repository.full_name,
            "default_branch": repository.default_branch,
        }
        row = connection.execute(self.sql("put_repository"), values).fetchone()
        if row is None or row["project_id"] is None:
            name = repository.full_name.partition("/")[2]
            more = {"group_id": group_id, "git_url": repository.git_url}
            project_id = self._insert(connection, "insert_project", name, more)
            connection.execute(self.sql("link_project"), {"id": repository.id, "project_id": project_id})

    def _insert(self, connection: Connection, statement: str, name: str, values: dict[str, Any]) -> int:
        """Id of the new row, which is called `name`, or `name-2` and so on where that is taken."""
        for number in range(1, _GROUP_TRIES):
            called = name if number == 1 else f"{name}-{number}"
            row = connection.execute(self.sql(statement), {"name": called, **values}).fetchone()
            if row is not None:
                return row["id"]
        raise AssertionError(f"{_GROUP_TRIES} names like {name} are taken")

    def repository(self, repository_id: int) -> RepositoryRow | None:
        return self.one(RepositoryRow, "get_repository", id=repository_id)

    def repository_of_run(self, run_id: str) -> RepositoryRow | None:
        """Of the run's project, if an installation made that."""
        return self.one(RepositoryRow, "repository_of_run", run_id=run_id)

    # Watched branches

    def watch(self, repository_id: int, branch: str, wishes: str, added_by: str) -> None:
        self.execute("put_watch", repository_id=repository_id, branch=branch, wishes=wishes, added_by=added_by)

    def unwatch(self, repository_id: int, branch: str) -> bool:
        return self.execute("delete_watch", repository_id=repository_id, branch=branch)

    def watched(self, repository_id: int, branch: str) -> WatchRow | None:
        return self.one(WatchRow, "get_watch", repository_id=repository_id, branch=branch)

    # Runs

    def add_run(self, request: RunRequest, repository_id: int, branch: str, commit: str, issue: int | None) -> bool:
        """`Store.add_run` and what belongs to it here, together or not at all."""
        with self.database.transaction() as connection:
            added = Store.insert_run(connection, request)
            if added:
                connection.execute(
                    self.sql("insert_github_run"), _run(request.run_id, repository_id, branch, commit, issue)
                )
            return added

    def note_run(self, run_id: str, repository_id: int, branch: str, commit: str) -> None:
        """For a run that was asked for elsewhere; repeating it changes nothing."""
        self.execute("insert_github_run", **_run(run_id, repository_id, branch, commit, None))

    def run(self, run_id: str) -> GithubRunRow | None:
        return self.one(GithubRunRow, "get_github_run", run_id=run_id)

    def older_unfinished_runs(self, run: GithubRunRow) -> list[GithubRunRow]:
        """Of the same branch, at another commit."""
        values = {"run_id": run.run_id, "repository_id": run.repository_id, "branch": run.branch}
        return self.all(GithubRunRow, "older_unfinished_runs", **values, commit_id=run.commit_id)

    # What was delivered

    def begin_delivery(
        self, run_id: str, branch: str, commit: str, previous: str | None, previous_body: str | None
    ) -> None:
        """From now on there may be something to take back, should the run be cancelled: to the commit that the branch
        was at and the text that its pull request had, None where there was none."""
        values = {"run_id": run_id, "head_branch": branch, "head_commit": commit, "previous_commit": previous}
        self.execute("begin_delivery", **values, previous_body=previous_body)

    @contextmanager
    def while_running(self, run_id: str) -> Generator["Delivering | None"]:
        """Holds the run's row, so that a cancel comes before or after, never during. None: the run has ended."""
        with self.database.transaction() as connection:
            row = connection.execute(self.sql("running_run"), {"run_id": run_id}).fetchone()
            yield None if row is None else Delivering(connection, run_id)

    def was_ours(self, repository_id: int, branch: str, commit: str) -> bool:
        """Whether we left the branch at that commit."""
        values = {"repository_id": repository_id, "head_branch": branch, "commit": commit}
        return self.one(_Commit, "delivered_before", **values) is not None

    def claim_telling(self, run_id: str, attempt: int) -> bool:
        """True once for each attempt of a run: an end that is not told is better than one that is told twice."""
        return self.execute("claim_telling", run_id=run_id, attempt=attempt)

    def cancelled_deliveries(self) -> list[GithubRunRow]:
        return self.all(GithubRunRow, "cancelled_deliveries")

    def withdrawn(self, run_id: str) -> None:
        self.execute("withdraw_delivery", run_id=run_id)


@dataclass(frozen=True)
class Delivering:
    """Notes what is delivered in the transaction that holds the run."""

    connection: Connection
    run_id: str

    def done(self, pull_request: int, url: str) -> None:
        values = {"run_id": self.run_id, "pull_request": pull_request, "url": url}
        self.connection.execute(GithubStore.sql("finish_delivery"), values)


def _run(run_id: str, repository_id: int, branch: str, commit: str, issue: int | None) -> dict[str, Any]:
    ids = {"run_id": run_id, "repository_id": repository_id, "issue": issue}
    return {**ids, "branch": branch, "commit_id": commit}
