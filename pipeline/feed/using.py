"""In the builder: the layer as a repository of files that Maven asks first, and in place of the feed."""

from dataclasses import replace
from pathlib import Path
from xml.sax.saxutils import escape

from pipeline.steps.workspace import Workspace
from shared.artifacts.tree import unpack

MIRRORED = ".repositories"
"""In the layer: ids of the project's repositories that are the feed, one a line."""
OURS = "autobuilder-feed"


def with_layer(workspace: Workspace, name: str) -> Workspace:
    """Unpacks the layer beside the project, and names it in settings of Maven's."""
    repository = workspace.directory / "feed"
    unpack(workspace.input(name), repository)
    settings = workspace.directory / "feed-settings.xml"
    settings.write_text(feed_settings(repository), encoding="utf-8")
    return replace(workspace, maven_global_settings=settings)


def feed_settings(repository: Path) -> str:
    """A settings.xml for `mvn -gs`. The mirror by its own id keeps a `mirrorOf *` of the installation away from it."""
    place = escape(repository.resolve().as_uri())
    note = repository / MIRRORED
    ids = [OURS, *(note.read_text(encoding="utf-8").splitlines() if note.exists() else [])]
    mirrors = "".join(
        f"<mirror><id>{OURS}-{number}</id><mirrorOf>{escape(one)}</mirrorOf><url>{place}</url></mirror>"
        for number, one in enumerate(ids)
    )
    entry = f"<id>{OURS}</id><url>{place}</url><snapshots><enabled>true</enabled></snapshots>"
    lists = f"<repositories><repository>{entry}</repository></repositories>"
    plugins = f"<pluginRepositories><pluginRepository>{entry}</pluginRepository></pluginRepositories>"
    profile = f"<profiles><profile><id>{OURS}</id>{lists}{plugins}</profile></profiles>"
    active = f"<activeProfiles><activeProfile>{OURS}</activeProfile></activeProfiles>"
    return f"<settings><mirrors>{mirrors}</mirrors>{profile}{active}</settings>\n"
