"""The repository that a run's builds get, made before them: one archive in the run's directory."""

from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import structlog

from pipeline.feed.client import FeedClient
from pipeline.feed.coordinates import named_in_project
from pipeline.feed.resolver import Resolver
from pipeline.feed.using import MIRRORED, OURS
from pipeline.sources.poms import Poms
from pipeline.sources.project import Project
from pipeline.tools.archive import unpack_snapshot
from shared.artifacts.tree import pack
from shared.azure import DEVOPS_SCOPE, token_source
from shared.azure_settings import FeedSettings
from shared.errors import Misconfigured
from shared.exchange import Exchange
from shared.secrets import Secret, Secrets

log = structlog.get_logger(__name__)

ARCHIVE = ".tar.zst"


def feed_client(settings: FeedSettings, secrets: Secrets) -> FeedClient:
    """Raises Misconfigured with what to set."""
    if not settings.groups:
        raise Misconfigured('Set AUTOBUILDER_FEED_GROUPS to the group ids of the private feed: ["com.example"].')
    limit = settings.max_megabytes * 1024 * 1024
    if settings.secret:
        secret = Secret(secrets, settings.secret)
        return FeedClient(settings.url, settings.user, secret, secret.renewed, limit)
    if settings.entra:
        token = token_source(DEVOPS_SCOPE, "the private feed")
        return FeedClient(settings.url, settings.user, token, lambda _used: False, limit)
    raise Misconfigured("Set AUTOBUILDER_FEED_SECRET to the name of the private feed's password, or _ENTRA=true.")


def make_layer(exchange: Exchange, run_id: str, snapshot: str, settings: FeedSettings, secrets: Secrets) -> str | None:
    """Fetches what the tree in `snapshot` needs, once; the layer's name in the run's directory. None when the project
    has no POM. Raises Misconfigured, Unavailable."""
    name = f"feed/{snapshot.partition('/')[0]}{ARCHIVE}"
    home = exchange.pull(run_id, name, snapshot)
    if (home / name).exists():
        return name
    with TemporaryDirectory(prefix="autobuilder-feed-") as directory:
        tree, repository = Path(directory) / "project", Path(directory) / "repository"
        unpack_snapshot(home / snapshot, tree)
        poms = Poms(Project.load(tree))
        if not poms.paths:
            return None
        repository.mkdir()
        missing = Resolver(feed_client(settings, secrets), settings.groups, repository).resolve(named_in_project(poms))
        log.info("feed.resolved", run_id=run_id, layer=name, missing=missing[:20])
        (repository / MIRRORED).write_text("\n".join(_mirrored(poms, settings.url)))
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        pack(repository, home / f"{name}.part")
        (home / f"{name}.part").rename(home / name)
    exchange.push(run_id, name)
    return name


def _mirrored(poms: Poms, url: str) -> list[str]:
    """Repositories of the project on the feed's server."""
    found: set[str] = set()
    for home in (home for path in poms.paths for home in poms.pom(path).homes):
        for kind in (("repositories", "repository"), ("pluginRepositories", "pluginRepository")):
            for element in home.all(*kind):
                if urlsplit(element.value("url") or "").netloc.rpartition("@")[2] == urlsplit(url).netloc:
                    found.add(element.value("id") or "")
    return sorted(found - {"", OURS})
