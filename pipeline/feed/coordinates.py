"""What a POM names, as far as the feed's groups are concerned."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipeline.sources.pom import Dependency, Pom
from pipeline.sources.poms import Poms
from pipeline.sources.xml import Element

NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,199}")
"""Of a group, an artifact, a version, a classifier or a type: whatever else a project writes is not asked for."""
TYPES = {"jar": "jar", "war": "war", "pom": "pom", "zip": "zip", "aar": "aar", "test-jar": "jar", "ejb": "jar"}
"""Extension of the file by type; the type of a packaging that is not listed is a jar (maven-plugin, bundle)."""
Resolve = Callable[[str | None], str | None]


@dataclass(frozen=True, order=True)
class Library:
    """Something that is needed, in whichever version."""

    group: str
    artifact: str
    extension: str = "jar"
    classifier: str = ""


@dataclass(frozen=True)
class Named:
    """A mention: `needed` is False where a version is only managed."""

    library: Library
    version: str | None
    needed: bool


def in_groups(group: str, groups: tuple[str, ...]) -> bool:
    return any(group == own or group.startswith(f"{own}.") for own in groups)


def named_in_project(poms: Poms) -> Iterator[Named]:
    """In all POMs of a project, its parents outside of it too."""
    for path in poms.paths:
        yield from named(poms.pom(path), lambda text, path=path: poms.resolve(path, text))


def named(pom: Pom, resolve: Resolve) -> Iterator[Named]:
    """Everything that this POM mentions by name. `resolve` replaces its `${...}`; None when it can't."""
    if pom.parent:
        yield from _named(pom.parent, resolve, needed=True, extension="pom")
    for dependency in pom.dependencies:
        yield from _named(dependency, resolve, needed=True)
    for dependency in pom.managed:
        is_bom = dependency.scope == "import"
        yield from _named(dependency, resolve, needed=is_bom, extension="pom" if is_bom else None)
    for plugin in pom.plugins:
        yield from _named(plugin, resolve, needed=True)
        for element in plugin.element.all("dependencies", "dependency"):
            yield from _element(element, resolve)
    for home in pom.homes:
        for element in home.all("build", "extensions", "extension"):
            yield from _element(element, resolve)


def _element(element: Element, resolve: Resolve) -> Iterator[Named]:
    values = (element.value(name) for name in ("groupId", "artifactId", "version", "scope", "classifier"))
    group, artifact, version, scope, classifier = values
    yield from _named(
        Dependency(element, group or "", artifact or "", version, scope, classifier), resolve, needed=True
    )


def _named(d: Dependency, resolve: Resolve, *, needed: bool, extension: str | None = None) -> Iterator[Named]:
    group, artifact, version = resolve(d.group), resolve(d.artifact), resolve(d.version)
    kind = resolve(d.element.value("type")) or "jar"
    classifier = resolve(d.classifier) or ("tests" if kind == "test-jar" else "")
    if not (_is_name(group) and _is_name(artifact)) or (classifier and not _is_name(classifier)):
        return
    assert group and artifact
    library = Library(group, artifact, extension or TYPES.get(kind, "jar"), classifier)
    yield Named(library, version if _is_name(version) else None, needed)


def _is_name(text: str | None) -> bool:
    return bool(text) and NAME.fullmatch(text or "") is not None and ".." not in (text or "")
