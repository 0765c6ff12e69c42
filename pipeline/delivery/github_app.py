"""The GitHub App that Auto-Builder is: who it is, where GitHub is, and clients that act for one installation.

Tokens live in memory for at most an hour and name one repository and the permissions of the moment. Answers are read
as plain JSON and not as githubkit's types: an Enterprise Server that is older or newer than those must work too.
"""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, cast
from urllib.parse import urlsplit

from shared.errors import AutoBuilderError, InvalidRequest, Misconfigured, Unavailable
from shared.settings import Settings
from shared.store.github import KnownRepository

if TYPE_CHECKING:
    from githubkit import GitHub
    from githubkit.auth import AppAuthStrategy, AppInstallationAuthStrategy
    from githubkit.cache import MemCacheStrategy
    from githubkit.exception import GitHubException
    from githubkit.retry import RetryOption
    from githubkit_schemas.latest.types import AppPermissionsType

PUBLIC_API = "https://api.github.com"
TIMEOUT_SECONDS = 20
MAX_REPOSITORIES = 5000
"""Of one installation that become projects."""
PAGE = 100
QUESTION_TRIES = 3

type Access = AppPermissionsType


@dataclass(frozen=True)
class GithubApp:
    """Make one with `github_app(settings)`."""

    settings: Settings
    app_id: str

    @cached_property
    def _cache(self) -> "MemCacheStrategy":
        from githubkit.cache import MemCacheStrategy

        return MemCacheStrategy()

    @property
    def api_url(self) -> str:
        return self.settings.github_api_url.rstrip("/")

    @property
    def is_public(self) -> bool:
        return self.api_url == PUBLIC_API

    @property
    def web_url(self) -> str:
        """Where repositories are cloned from. An API is api.HOST (github.com, ghe.com) or HOST/api/v3 (a server)."""
        parts = urlsplit(self.api_url)
        return f"{parts.scheme}://{parts.netloc.removeprefix('api.')}"

    def git_url(self, full_name: str) -> str:
        return f"{self.web_url}/{full_name}.git"

    def private_key(self) -> str:
        """Read when it is needed: a key that was rotated needs no restart. Raises Misconfigured."""
        settings = self.settings
        if settings.github_private_key is not None:
            return settings.github_private_key.get_secret_value()
        if settings.github_private_key_file is None:
            raise Misconfigured("Set AUTOBUILDER_GITHUB_PRIVATE_KEY or AUTOBUILDER_GITHUB_PRIVATE_KEY_FILE.")
        try:
            return settings.github_private_key_file.read_text()
        except OSError as error:
            reason = f"{settings.github_private_key_file} can't be read ({error.strerror})"
            raise Misconfigured(f"{reason}: put the App's private key there.") from error

    def as_app(self) -> "GitHub[AppAuthStrategy]":
        from githubkit import AppAuthStrategy

        return self._client(AppAuthStrategy(self.app_id, self.private_key()))

    def as_installation(
        self, installation_id: int, repository_id: int | None, access: Access
    ) -> "GitHub[AppInstallationAuthStrategy]":
        """Of one repository; None: of all that the installation sees."""
        from githubkit import AppInstallationAuthStrategy
        from githubkit.utils import UNSET

        ids = UNSET if repository_id is None else [repository_id]
        auth = AppInstallationAuthStrategy(
            self.app_id, self.private_key(), installation_id, repository_ids=ids, permissions=access
        )
        return self._client(auth)

    def _client[A: "AppAuthStrategy | AppInstallationAuthStrategy"](self, auth: A) -> "GitHub[A]":
        from githubkit import GitHub

        return GitHub(
            auth,
            base_url=self.api_url,
            user_agent="auto-builder",
            timeout=TIMEOUT_SECONDS,
            follow_redirects=False,
            cache_strategy=self._cache,
            http_cache=False,
            auto_retry=_again,
        )

    def git_token(self, installation_id: int, repository_id: int, access: Literal["read", "write"]) -> str:
        """For git over HTTP, of one repository's contents, an hour long."""
        with github_errors("the repository"), self.as_app() as client:
            answer = client.rest.apps.create_installation_access_token(
                installation_id, repository_ids=[repository_id], permissions={"contents": access}
            )
        return told(answer)["token"]

    @cached_property
    def bot(self) -> "Bot":
        """Whose name is on commits and comments. Asks GitHub once."""
        with github_errors("the App"), self.as_app() as client:
            slug = told(client.rest.apps.get_authenticated())["slug"]
        return Bot(slug, urlsplit(self.web_url).hostname or "github.com")

    def account_of(self, installation_id: int) -> tuple[int, str] | None:
        """Id and login of who installed the App; None when it is not installed there any more, or suspended."""
        from githubkit.exception import RequestFailed

        with github_errors("the installation"), self.as_app() as client:
            try:
                found = told(client.rest.apps.get_installation(installation_id))
            except RequestFailed as error:
                if error.response.status_code == 404:
                    return None
                raise
        return None if found.get("suspended_at") else (found["account"]["id"], found["account"]["login"])

    def repositories(self, installation_id: int) -> list[KnownRepository]:
        """All that the installation may see, up to MAX_REPOSITORIES."""
        client = self.as_installation(installation_id, None, {"metadata": "read"})
        found: list[KnownRepository] = []
        with github_errors("the installation"), client:
            for page in range(1, MAX_REPOSITORIES // PAGE + 1):
                answer = told(client.rest.apps.list_repos_accessible_to_installation(per_page=PAGE, page=page))
                found += [self._known(item) for item in answer["repositories"]]
                if len(answer["repositories"]) < PAGE:
                    break
        return found

    def _known(self, item: dict[str, Any]) -> KnownRepository:
        name = str(item["full_name"])
        return KnownRepository(int(item["id"]), name, item.get("default_branch") or "main", self.git_url(name))


@dataclass(frozen=True)
class Bot:
    """The App's own user."""

    slug: str
    host: str

    @property
    def name(self) -> str:
        return f"{self.slug}[bot]"

    @property
    def email(self) -> str:
        """GitHub shows the App for it; the brackets keep it from being anybody else's."""
        return f"{self.name}@users.noreply.{self.host}"


def github_app(settings: Settings) -> GithubApp | None:
    """None when no App is set."""
    return GithubApp(settings, settings.github_app_id) if settings.github_app_id else None


def _again(error: "GitHubException", tries: int) -> "RetryOption":
    """Questions are asked once more after a server's fault. Nothing waits for a rate limit here: it may take an hour,
    and whoever asked has its own way to come back."""
    from githubkit.exception import RequestFailed
    from githubkit.retry import RetryOption

    faulty = isinstance(error, RequestFailed) and error.response.status_code >= 500 and error.request.method == "GET"
    return RetryOption(faulty and tries < QUESTION_TRIES - 1, timedelta(seconds=1 + tries))


@contextmanager
def github_errors(what: str) -> Generator[None]:
    """Turns what githubkit raises into errors that say who must act. No message holds a header or a token."""
    from githubkit.exception import GitHubException

    try:
        yield
    except GitHubException as error:
        raise _translated(what, error) from error


def _translated(what: str, error: Exception) -> AutoBuilderError:
    from githubkit.exception import AuthCredentialError, RateLimitExceeded, RequestError, RequestFailed

    if isinstance(error, RateLimitExceeded):
        seconds = int(error.retry_after.total_seconds())
        return Unavailable(f"GitHub's rate limit is used up: try again in {seconds} s.")
    if isinstance(error, RequestFailed):
        return _refused(what, error.response.status_code, _said(error.response))
    if isinstance(error, RequestError):  # also wraps what goes wrong while a token is fetched
        return _translated(what, cast(Any, error).exc)
    if isinstance(error, AuthCredentialError) or type(error).__module__.startswith(("jwt", "cryptography")):
        return Misconfigured("The GitHub App's id or private key is unusable: give both as GitHub made them.")
    return Unavailable(f"GitHub does not answer ({type(error).__name__}): try again later.")


def told(response: Any) -> Any:
    """An answer as plain JSON."""
    return response.json()


def _said(response: Any) -> str:
    """GitHub's own words, which may quote what was sent, but no header."""
    try:
        body = told(response)
        errors: list[Any] = body.get("errors") or []
        details = [error if isinstance(error, str) else error.get("message") for error in errors]
        return "; ".join(str(part) for part in (body.get("message"), *details) if part)[:300]
    except (ValueError, AttributeError):
        return ""


def _refused(what: str, status: int, said: str) -> AutoBuilderError:
    if status == 401:
        return Misconfigured(f"GitHub refuses the App's signature ({said}): check its id, its key and the clock.")
    if status == 403:
        return Misconfigured(f"GitHub does not let the App at {what} ({said}): accept the App's permissions there.")
    if status == 404:
        return InvalidRequest(f"GitHub has no such thing or hides it from the App: {what}. Check the installation.")
    if status in (409, 422):
        return InvalidRequest(f"GitHub refuses {what}: {said}.")
    return Unavailable(f"GitHub answered {status} to {what}: try again later.")
