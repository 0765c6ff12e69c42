"""The configuration of Boot's own Maven plug-in, of which a part that Maven does not know fails the build."""

from collections.abc import Iterable

from pipeline.fixers.base import Case, fixer
from pipeline.sources.maven import Maven
from pipeline.sources.project import Change
from pipeline.sources.xml import Element
from shared.models import Wave

_PLUGIN = "org.springframework.boot:spring-boot-maven-plugin"


@fixer(
    "layer-tools",
    title="Say by includeTools whether the jar takes its own tools along",
    source="Spring Boot 3.3 Release Notes, CDS Support (includeLayerTools deprecated); removed in 3.5",
    wave=Wave.PLUGIN,
)
def layer_tools(case: Case) -> Iterable[Change]:
    """The default is true on either side, so only a value that may differ from it is said again."""
    maven = Maven(case.project)
    for path in maven.paths:
        for plugin in maven.pom(path).plugins:
            if plugin.ga == _PLUGIN:
                for old in [e for e in plugin.element.walk() if e.name == "includeLayerTools"]:
                    _move(maven, path, old)
    yield from maven.changes("includeLayerTools became includeTools, beside the layers")


def _move(maven: Maven, path: str, old: Element) -> None:
    layers = old.parent
    home = layers.parent if layers is not None else None
    if layers is None or home is None or layers.name != "layers":
        return
    maven.delete(path, old)
    if old.text.strip() != "true" and home.find("includeTools") is None:
        maven.edit(path).append(home, f"<includeTools>{old.text.strip()}</includeTools>")
