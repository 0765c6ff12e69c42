"""From a webhook to a run: deliveries are noted and queued at once, and acted upon when the queue brings them back."""

import asyncio
import hashlib
from typing import Any

import structlog

from pipeline.bootstrap import Services
from pipeline.delivery.github_app import GithubApp
from pipeline.delivery.github_commands import Command, Wishes, parse_command
from pipeline.delivery.github_repository import Repository
from pipeline.delivery.github_webhook import GithubEvent, received, signed
from pipeline.delivery.quiet import quiet
from shared.bus import publish
from shared.errors import InvalidRequest, Misconfigured
from shared.events import RUN_REQUESTS_QUEUE, CloudEvent, RunRequest
from shared.exchange import safe_name
from shared.models import GitSource
from shared.store.github import GithubStore, UnsentDelivery

log = structlog.get_logger(__name__)

UNSENT_SECONDS = 10
"""After which the sweep sends a delivery that was noted and not queued."""


class BadSignature(InvalidRequest):
    """The body was not signed with our secret."""


def take_delivery(services: Services, headers: dict[str, str], body: bytes) -> str:
    """Notes and queues what GitHub posted: `accepted`, `ignored` or `known`. `headers`: names in lower case.

    Raises BadSignature before anything of the body is read, InvalidRequest for what GitHub would not send, and
    Misconfigured without a secret.
    """
    secret = services.settings.github_webhook_secret
    if secret is None:
        raise Misconfigured("GitHub webhooks are off: set AUTOBUILDER_GITHUB_WEBHOOK_SECRET.")
    if not signed(body, headers.get("x-hub-signature-256"), secret.get_secret_value()):
        raise BadSignature("The signature is not of this body and our secret: give the App the same secret.")
    name, delivery = headers.get("x-github-event", ""), headers.get("x-github-delivery", "")
    event = received(name, delivery, body)
    if event is None:
        return "ignored"
    store = GithubStore(services.store.database)
    fresh = store.add_delivery(delivery, name, event.model_dump_json())
    if unsent := store.unsent_delivery(delivery):
        send_delivery(services, unsent)
    return "accepted" if fresh else "known"


def send_delivery(services: Services, delivery: UnsentDelivery) -> None:
    """Sending twice is harmless: the message id is the delivery's, and so is the run's."""
    publish(services.bus, RUN_REQUESTS_QUEUE, CloudEvent.model_validate_json(delivery.message))
    GithubStore(services.store.database).delivery_sent(delivery.id)


def sweep_deliveries(services: Services) -> None:
    """Sends what a crash left between its row and its message."""
    if services.github is not None:
        for delivery in GithubStore(services.store.database).unsent_deliveries(UNSENT_SECONDS):
            send_delivery(services, delivery)


async def handle_github(services: Services, data: dict[str, Any]) -> list[str]:
    """Acts upon one delivery; ids of the unfinished runs that it makes pointless. Repeating it is harmless.

    Raises Unavailable when GitHub does not answer: the queue brings the delivery again.
    """
    event = GithubEvent.model_validate(data)
    if services.github is None:
        raise Misconfigured("A GitHub delivery came, but no App is set: set AUTOBUILDER_GITHUB_APP_ID and its key.")
    return await asyncio.to_thread(_Handling(services, services.github, event).run)


class _Handling:
    """One delivery's work."""

    def __init__(self, services: Services, app: GithubApp, event: GithubEvent) -> None:
        self.services, self.app, self.event = services, app, event
        self.store = GithubStore(services.store.database)

    def run(self) -> list[str]:
        match self.event.kind:
            case "installation":
                self.sync()
            case "push":
                return self.push()
            case "comment":
                return self.comment()
        return []

    def sync(self) -> None:
        """The rows are made what GitHub says now, whatever order its events came in."""
        number = self.event.installation_id
        account = self.app.account_of(number)
        if account is None:
            self.store.forget_installation(number)
            log.info("github.uninstalled", installation=number)
            return
        repositories = self.app.repositories(number)
        self.store.set_installation(*account, number, repositories)
        log.info("github.installed", installation=number, account=account[1], repositories=len(repositories))

    def repository(self) -> Repository | None:
        """None when the App is not installed there (any more). Its own event may still be under way, so ask."""
        assert self.event.repository_id is not None
        row = self.store.repository(self.event.repository_id)
        if row is None or not row.usable or row.project_id is None or row.installation_id != self.event.installation_id:
            self.sync()
            row = self.store.repository(self.event.repository_id)
        return Repository(self.app, row) if row is not None and row.usable else None

    def push(self) -> list[str]:
        """A run of what the branch is at now; an older push is left to the newer one's event."""
        repository, branch = self.repository(), self.event.branch or ""
        watch = self.store.watched(repository.row.id, branch) if repository else None
        if repository is None or watch is None:
            return []
        if repository.branch_head(branch) != self.event.commit:
            return []
        wishes = Wishes.model_validate_json(watch.wishes)
        return self.start(repository, branch, self.event.commit or "", wishes, None)[1]

    def comment(self) -> list[str]:
        repository, event = self.repository(), self.event
        assert event.issue is not None and event.comment_id is not None
        if repository is None:
            return []
        if not repository.may_write(event.sender):
            log.info("github.not_allowed", repository=repository.row.full_name, sender=event.sender)
            repository.react(event.comment_id, "-1")
            return []
        try:
            said, pointless = self.obey(repository, parse_command(event.comment or ""))
        except InvalidRequest as error:
            repository.react(event.comment_id, "confused")
            said, pointless = str(error), []
        else:
            repository.react(event.comment_id, "eyes")
        if said:
            repository.comment(event.issue, quiet(said))
        return pointless

    def obey(self, repository: Repository, command: Command) -> tuple[str, list[str]]:
        """What to answer, "" for nothing, and the runs that became pointless. Raises InvalidRequest."""
        branch = command.branch or self.asked_branch(repository)
        commit = repository.branch_head(branch)
        if commit is None:
            raise InvalidRequest(f"There is no branch {branch[:100]!r}: write branch=NAME.")
        match command.verb:
            case "watch":
                wishes = command.wishes.model_dump_json()
                self.store.watch(repository.row.id, branch, wishes, self.event.sender)
                return f"Every push to `{branch}` is migrated from now on. `/auto-builder unwatch` ends it.", []
            case "unwatch":
                ended = self.store.unwatch(repository.row.id, branch)
                return f"`{branch}` is {'no longer' if ended else 'not'} watched.", []
            case "migrate":
                added, pointless = self.start(repository, branch, commit, command.wishes, self.event.issue)
                return "" if added else "That migration is already under way.", pointless

    def asked_branch(self, repository: Repository) -> str:
        """The pull request's own branch, if it is of this repository; else the default branch."""
        if not self.event.is_pull_request:
            return repository.row.default_branch
        asked = repository.pull_request(self.event.issue or 0)
        if asked.head_repository != repository.row.id:
            raise InvalidRequest("This pull request comes from a fork, which the App can't write to: merge it first.")
        return asked.head

    def start(
        self, repository: Repository, branch: str, commit: str, wishes: Wishes, issue: int | None
    ) -> tuple[bool, list[str]]:
        """Queues the run. False: the same is under way, or this delivery has come before."""
        row = repository.row
        target = f"{wishes.target.spring_boot}-{wishes.target.java}"
        request = RunRequest(
            run_id=hashlib.sha256(self.event.delivery.encode()).hexdigest()[:12],
            name=safe_name(repository.name),
            project_id=row.project_id,
            git=GitSource(url=repository.git_url, ref=commit),
            subdir=wishes.subdir,
            target=wishes.target,
            options=wishes.options,
            idempotency_key=f"github:{row.id}:{branch}:{wishes.subdir or ''}:{commit}:{target}",
            requester=f"github:{self.event.sender}",
        )
        known = self.store.run(request.run_id) is not None
        added = self.store.add_run(request, row.id, branch, commit, issue)
        log.info("github.run", run_id=request.run_id, repository=row.full_name, branch=branch, added=added)
        return added or known, self.pointless(request.run_id)

    def pointless(self, run_id: str) -> list[str]:
        run = self.store.run(run_id)
        return [older.run_id for older in self.store.older_unfinished_runs(run)] if run else []
