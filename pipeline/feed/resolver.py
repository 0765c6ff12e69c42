"""From what a project names to a repository with all that its builds may ask the feed for."""

import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

import structlog

from pipeline.feed.coordinates import Library, Named, in_groups, named
from pipeline.sources.pom import Pom
from pipeline.sources.poms import REFERENCE
from pipeline.sources.xml import XmlError, parse_xml

log = structlog.get_logger(__name__)

MAX_FILES = 5000
MAX_POM_BYTES = 4 * 1024 * 1024
NESTING = 10
PACKAGINGS_WITHOUT_FILE = frozenset({"pom"})
_SNAPSHOT = re.compile(r".+-SNAPSHOT")


class Source(Protocol):
    def get(self, path: str, place: Path) -> bool: ...


class Resolver:
    """Fetches into `directory`, which has the layout of a remote repository.

    Versions are not chosen here: every library that is needed is fetched in every version that is mentioned."""

    def __init__(self, source: Source, groups: tuple[str, ...], directory: Path) -> None:
        self._source, self._groups, self._directory = source, groups, directory
        self._needed: set[Library] = set()
        self._versions: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        self._poms: dict[tuple[str, str, str], Pom | None] = {}
        self._done: set[tuple[Library, str]] = set()

    def resolve(self, mentions: Iterable[Named]) -> list[str]:
        """Coordinates that the feed does not have, for the log. Raises what the source raises."""
        self._note(mentions)
        missing: list[str] = []
        while work := self._open():
            for library, version in work:
                self._done.add((library, version))
                if len(self._done) > MAX_FILES:
                    return [*missing, f"more than {MAX_FILES} files"]
                if not self._library(library, version):
                    missing.append(f"{library.group}:{library.artifact}:{version}")
        unversioned = {(one.group, one.artifact) for one in self._needed} - self._versions.keys()
        return sorted({*missing, *(f"{group}:{artifact} without a version" for group, artifact in unversioned)})

    def _open(self) -> list[tuple[Library, str]]:
        wanted = {(one, version) for one in self._needed for version in self._versions[one.group, one.artifact]}
        return sorted(wanted - self._done)

    def _note(self, mentions: Iterable[Named]) -> None:
        for mention in mentions:
            library = mention.library
            if not in_groups(library.group, self._groups):
                continue
            if mention.version:
                self._versions[library.group, library.artifact].add(mention.version)
            if mention.needed:
                self._needed.add(library)

    def _library(self, library: Library, version: str) -> bool:
        pom = self._pom(library.group, library.artifact, version)
        if pom is None:
            return False
        lineage = self._lineage(pom)
        for one in lineage:
            self._note(named(one, lambda text: _resolved(text, lineage)))
        packaging = pom.root.value("packaging") or "jar"
        if library.extension == "pom" or (packaging in PACKAGINGS_WITHOUT_FILE and not library.classifier):
            return True
        return self._file(library, version) is not None

    def _pom(self, group: str, artifact: str, version: str) -> Pom | None:
        key = (group, artifact, version)
        if key not in self._poms:
            place = self._file(Library(group, artifact, "pom"), version)
            self._poms[key] = _parsed(place) if place else None
        return self._poms[key]

    def _lineage(self, pom: Pom) -> list[Pom]:
        """The POM and its parents, as far as the feed has them."""
        lineage = [pom]
        while (parent := lineage[-1].parent) and parent.version and len(lineage) < NESTING:
            if not in_groups(parent.group, self._groups) or REFERENCE.search(parent.version):
                break
            above = self._pom(parent.group, parent.artifact, parent.version)
            if above is None:
                break
            lineage.append(above)
        return lineage

    def _file(self, library: Library, version: str) -> Path | None:
        """None when the feed does not have it."""
        folder = f"{library.group.replace('.', '/')}/{library.artifact}/{version}"
        classifier = f"-{library.classifier}" if library.classifier else ""
        exact = version
        if _SNAPSHOT.fullmatch(version):
            exact = self._newest(folder, library, version)
        path = f"{folder}/{library.artifact}-{exact}{classifier}.{library.extension}"
        place = self._directory / path
        return place if place.exists() or self._source.get(path, place) else None

    def _newest(self, folder: str, library: Library, version: str) -> str:
        """What the snapshot is called at the moment (maven-metadata.xml, snapshotVersions)."""
        place = self._directory / folder / "maven-metadata.xml"
        if not place.exists() and not self._source.get(f"{folder}/maven-metadata.xml", place):
            return version
        try:
            root = parse_xml(place.read_bytes())
        except XmlError:
            return version
        for entry in root.all("versioning", "snapshotVersions", "snapshotVersion"):
            same = (entry.value("extension"), entry.value("classifier") or "") == (
                library.extension,
                library.classifier,
            )
            if same and (value := entry.value("value")) and re.fullmatch(r"[\w.-]+", value):
                return value
        return version


def _parsed(place: Path) -> Pom | None:
    try:
        return Pom(place.read_bytes()) if place.stat().st_size <= MAX_POM_BYTES else None
    except XmlError:
        log.warning("feed.pom_unreadable", path=place.name)
        return None


def _resolved(text: str | None, lineage: list[Pom]) -> str | None:
    """With `${name}` replaced by what the nearest POM says."""
    for _ in range(NESTING):
        if text is None or not (match := REFERENCE.search(text)):
            return text
        value = _value(match[1], lineage)
        text = None if value is None else text.replace(match[0], value)
    return None


def _value(name: str, lineage: list[Pom]) -> str | None:
    root = lineage[0].root
    match name.removeprefix("project.").removeprefix("pom."):
        case "version" | "groupId" as member:
            return root.value(member) or root.value("parent", member)
        case "parent.version" | "parent.groupId" as member:
            return root.value("parent", member.removeprefix("parent."))
        case _:
            return next((pom.properties[name].text for pom in lineage if name in pom.properties), None)
