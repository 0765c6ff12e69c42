"""deliver: the run's commits on a branch, a pull request that tells of it, a check, and an answer where it was asked.

A run that is cancelled leaves nothing: the branch and the pull request are written while the run's row is held, so a
cancel comes before (and nothing is written) or after (and `withdraw_cancelled` takes it back).
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import structlog

from pipeline.bootstrap import Services
from pipeline.delivery.github_repository import PullRequest, Repository
from pipeline.delivery.github_source import app_repository, pinned, private_hosts
from pipeline.delivery.patch import changed_files
from pipeline.delivery.pull_request import (
    ANNOTATIONS_A_REQUEST,
    Pages,
    branch_name,
    marker,
    pages,
)
from pipeline.delivery.quiet import quiet
from pipeline.delivery.stages import commit_message, stages
from pipeline.tools.archive import unpack_snapshot
from pipeline.tools.git_branch import Author, Clone
from shared.errors import InvalidRequest, Misconfigured, Unavailable
from shared.events import RunRequest
from shared.report import Failure, Report
from shared.store import RunRow
from shared.store.github import GithubRunRow, GithubStore

log = structlog.get_logger(__name__)

CHECK_NAME = "Auto-Builder"
NEVER_DELIVERED = (".github/", ".circleci/", ".gitlab-ci.yml", "azure-pipelines.yml", "Jenkinsfile", ".gitmodules")
"""What a push would set running with the repository's secrets: a builder ran foreign code, its word is not enough."""


@dataclass(frozen=True)
class Source:
    """The snapshots that the delivery is made from."""

    before: Path
    after: Path


class Delivery:
    """Of one run."""

    def __init__(self, services: Services, run: RunRow, repository: Repository) -> None:
        self.services, self.run, self.repository = services, run, repository
        self.store = GithubStore(services.store.database)
        self.request = RunRequest.model_validate_json(run.request)
        self.known = pinned(services, run.id, self.request, repository)
        self.home = services.exchange.run_dir(run.id)

    def deliver(self, source: Source, failure: Failure | None) -> str:
        """What came of it, in a few words. Raises as GitHub and git answer."""
        if failure is not None and self.request.options.deliver_failed == "none":
            self.tell(lambda: f"Not verified: {quiet(failure.message)}\n\n{quiet(failure.next_action)}")
            return "not verified, so nothing was opened"
        report = Report.model_validate_json((self.home / "report" / "report.json").read_bytes())
        with TemporaryDirectory(prefix="autobuilder-deliver-") as directory:
            made = Commits(self, Path(directory)).make(source)
            if made.head is None:
                self.tell(lambda: "Nothing has to be changed.")
                return "nothing has to be changed"
            markdown = (self.home / "report" / "report.md").read_text(encoding="utf-8")
            text = pages(report, markdown, self.request.subdir, made.left_out)
            opened = self.publish(made.clone, made.head, text, draft=failure is not None)
        if opened is None:
            return "cancelled"
        self.check(made.head, text, verified=failure is None)
        self.tell(lambda: f"{'Verified' if failure is None else 'Not verified, as a draft'}: {opened.url}")
        return opened.url

    def publish(self, clone: Clone, head: str, text: Pages, *, draft: bool) -> PullRequest | None:
        """The branch and the pull request, new or updated. None: the run was cancelled."""
        row = self.repository.row
        base = self.known.branch
        branch = branch_name(self.request.target, base, row.default_branch, self.request.subdir)
        previous = self.own_head(branch, head)
        existing = self.repository.open_pull_request(branch, base)
        if existing is not None and marker(self.run.id) in existing.body:
            body = self.known.previous_body
        else:
            body = existing.body if existing else None
        self.store.begin_delivery(self.run.id, branch, head, previous, body)
        token = self.repository.token("write")
        with self.store.while_running(self.run.id) as held:
            if held is None:
                return None
            if previous != head:
                self.push(clone, branch, head, previous or "", token)
            opened = self.written(existing, branch, base, text, draft=draft)
            held.done(opened.number, opened.url)
        log.info("github.delivered", run_id=self.run.id, repository=row.full_name, pull_request=opened.number)
        return opened

    def own_head(self, branch: str, new: str) -> str | None:
        """Where the branch is now; None: it is new. Raises InvalidRequest when that is not what we left there."""
        head = self.repository.branch_head(branch)
        if head in (None, new) or self.store.was_ours(self.repository.row.id, branch, head):
            return head
        raise InvalidRequest(
            f"{branch} has commits that are not Auto-Builder's: merge or delete it, then retry deliver."
        )

    def push(self, clone: Clone, branch: str, head: str, previous: str, token: str) -> None:
        ref, app = f"refs/heads/{branch}", self.repository.app
        private = private_hosts(app.is_public, app.settings.allow_private_git_hosts)
        clone.push(self.repository.git_url, {ref: head}, {ref: previous}, token=token, private=private)

    def written(self, existing: PullRequest | None, branch: str, base: str, text: Pages, *, draft: bool) -> PullRequest:
        if existing is None:
            return self.repository.create_pull_request(branch, base, text.title, text.body, draft=draft)
        opened = self.repository.update_pull_request(existing.number, title=text.title, body=text.body)
        if existing.draft and not draft:
            self.repository.mark_ready(existing)
        return opened

    def check(self, commit: str, text: Pages, *, verified: bool) -> None:
        """One check run; annotations go in as many requests as GitHub wants, and are added up there."""
        external_id = f"{self.run.id}-{self.run.attempt}"
        if self.repository.check_run(commit, CHECK_NAME, external_id) is not None:
            return
        notes = [note.model_dump() for note in text.annotations]
        step = ANNOTATIONS_A_REQUEST
        batches = [notes[start : start + step] for start in range(0, len(notes), step)] or [[]]
        output = {"title": text.title[:200], "summary": text.summary}
        ended = {"status": "completed", "conclusion": "success" if verified else "failure"}
        number = self.repository.create_check_run(
            commit, CHECK_NAME, external_id, {**output, "annotations": batches[0]}, **ended
        )
        for batch in batches[1:]:
            self.repository.update_check_run(number, {**output, "annotations": batch})

    def tell(self, text: Callable[[], str]) -> None:
        """Answers in the issue where the run was asked for, once an attempt."""
        if self.known.issue is not None and self.store.claim_telling(self.run.id, self.run.attempt):
            self.repository.comment(self.known.issue, text())


@dataclass(frozen=True)
class Made:
    clone: Clone
    head: str | None
    """None: nothing changed."""
    left_out: tuple[str, ...]


class Commits:
    """The run's stages on top of the commit that it was made from."""

    def __init__(self, delivery: Delivery, directory: Path) -> None:
        self.delivery, self.directory = delivery, directory
        self.left_out: list[str] = []

    def make(self, source: Source) -> Made:
        delivery, repository = self.delivery, self.delivery.repository
        app = repository.app
        clone = Clone.of(
            repository.git_url,
            delivery.known.commit_id,
            self.directory / "clone",
            token=repository.token("read"),
            allow_private_hosts=private_hosts(app.is_public, app.settings.allow_private_git_hosts),
        )
        author = Author(app.bot.name, app.bot.email, delivery.run.created_at)
        before, head = self._unpacked(source.before, 0), None
        run_id = delivery.run.id
        for number, stage in enumerate(stages(delivery.services, run_id, delivery.request.target, source.after), 1):
            after = self._unpacked(stage.snapshot, number)
            head = clone.commit(self._changes(before, after), commit_message(stage, run_id), author) or head
            before = after
        return Made(clone, head, tuple(dict.fromkeys(self.left_out)))

    def _unpacked(self, snapshot: Path, number: int) -> Path:
        place = self.directory / f"tree-{number}"
        unpack_snapshot(snapshot, place)
        return place

    def _changes(self, before: Path, after: Path) -> dict[str, Path | None]:
        """By path in the repository; without what is never delivered."""
        subdir = self.delivery.request.subdir
        prefix = f"{subdir.strip('/')}/" if subdir else ""
        found = {f"{prefix}{path}": content for path, content in changed_files(before, after).items()}
        self.left_out += [path for path in found if path.startswith(NEVER_DELIVERED)]
        return {path: content for path, content in found.items() if not path.startswith(NEVER_DELIVERED)}


def delivery_of(services: Services, run: RunRow) -> Delivery:
    """Raises InvalidRequest for a run whose project is none of the App's repositories."""
    request = RunRequest.model_validate_json(run.request)
    repository = app_repository(services, run.id, request)
    if repository is None:
        raise InvalidRequest(
            "Pull requests are opened only for projects of the GitHub App's installations: install it there, "
            "and start the run from that project."
        )
    return Delivery(services, run, repository)


def withdraw_cancelled(services: Services) -> None:
    """Takes back what cancelled runs had delivered or begun to."""
    if services.github is None:
        return
    store = GithubStore(services.store.database)
    for run in store.cancelled_deliveries():
        row = store.repository(run.repository_id)
        try:
            if row is not None and row.usable:
                _withdraw(Repository(services.github, row), run)
        except (Unavailable, Misconfigured) as error:
            log.warning("github.not_withdrawn", run_id=run.run_id, reason=str(error))
            continue
        except InvalidRequest as error:  # it is gone already, or may not be touched any more
            log.warning("github.not_withdrawn", run_id=run.run_id, reason=str(error))
        store.withdrawn(run.run_id)
        log.info("github.withdrawn", run_id=run.run_id)


def _withdraw(repository: Repository, run: GithubRunRow) -> None:
    if run.head_branch is None:
        return
    opened = repository.open_pull_request(run.head_branch, run.branch)
    if opened is not None and marker(run.run_id) in opened.body:
        if run.previous_body is None:
            repository.update_pull_request(opened.number, state="closed")
        else:
            repository.update_pull_request(opened.number, body=run.previous_body)
    if repository.branch_head(run.head_branch) == run.head_commit != run.previous_commit:
        repository.reset_branch(run.head_branch, run.previous_commit)
