"""The source of a repository that the App may read, fetched here and not in a builder, which must hold no token.

The App's access is used only for runs of the project that its installation made. Anyone else's run that names the
same URL is cloned as by a stranger: else whoever may start runs could read what only the App may.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

import structlog

from pipeline.bootstrap import Services
from pipeline.delivery.github_repository import Repository
from pipeline.tools.archive import pack_tree
from pipeline.tools.git import clone
from shared.errors import InvalidRequest, Misconfigured, Unavailable
from shared.events import RunRequest
from shared.models import BuildResult, BuildSpec, Outcome
from shared.store.github import GithubRunRow, GithubStore

log = structlog.get_logger(__name__)

SOURCE = "source/snapshot.tar.zst"
"""In the run's directory."""


def app_repository(services: Services, run_id: str, request: RunRequest) -> Repository | None:
    """The repository whose access the run may use; None for every other source."""
    if services.github is None or request.git is None:
        return None
    row = GithubStore(services.store.database).repository_of_run(run_id)
    if row is None or not row.usable:
        return None
    repository = Repository(services.github, row)
    return repository if _same(request.git.url, repository.git_url) else None


def _same(one: str, other: str) -> bool:
    return one.rstrip("/").removesuffix(".git").lower() == other.removesuffix(".git").lower()


def fetch_source(services: Services, run_id: str, request: RunRequest) -> BuildResult | None:
    """Puts the source into the run's directory, once. A result when that can't be done: how `prepare` has ended."""
    repository = app_repository(services, run_id, request)
    place = services.exchange.run_dir(run_id) / SOURCE
    if repository is None or place.exists():
        return None
    try:
        known = pinned(services, run_id, request, repository)
        _fetch(repository, known.commit_id, place)
    except InvalidRequest as error:
        return BuildResult(outcome=Outcome.FAILED, failure_kind="invalid_input", message=str(error))
    except Misconfigured as error:
        return BuildResult(outcome=Outcome.FAILED, failure_kind="misconfigured", message=str(error))
    except Unavailable as error:
        return BuildResult(outcome=Outcome.INFRASTRUCTURE, failure_kind="infrastructure", message=str(error))
    log.info("github.fetched", run_id=run_id, repository=repository.row.full_name, commit=known.commit_id)
    return None


def pinned(services: Services, run_id: str, request: RunRequest, repository: Repository) -> GithubRunRow:
    """The run's branch and commit: looked up for a run that came by another door, and then kept."""
    store = GithubStore(services.store.database)
    if store.run(run_id) is None:
        ref = (request.git.ref if request.git else None) or repository.row.default_branch
        head = repository.branch_head(ref)
        branch = ref if head else repository.row.default_branch
        store.note_run(run_id, repository.row.id, branch, head or repository.head_of(ref))
    known = store.run(run_id)
    assert known is not None, f"the run {run_id} was just noted"
    return known


def _fetch(repository: Repository, commit: str, place: Path) -> None:
    app = repository.app
    with TemporaryDirectory(prefix="autobuilder-source-") as directory:
        tree = Path(directory) / "source"
        clone(
            repository.git_url,
            commit,
            tree,
            token=repository.token("read"),
            allow_private_hosts=private_hosts(app.is_public, app.settings.allow_private_git_hosts),
        )
        place.parent.mkdir(parents=True, exist_ok=True)
        pack_tree(tree, place, every_link=True)


def private_hosts(is_public: bool, allowed: bool) -> bool:
    """An Enterprise Server stands in a private network, and its address comes from the operator."""
    return allowed or not is_public


def spec_with_source(services: Services, run_id: str, request: RunRequest, spec: BuildSpec) -> BuildSpec:
    """`prepare` unpacks what is fetched here instead of cloning."""
    if app_repository(services, run_id, request) is None:
        return spec
    return spec.model_copy(update={"git": None, "snapshot": SOURCE})
