"""Applies the catalogue's rows to the dependencies of a build, whichever tool it is for."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.knowledge import Entry, Line, catalogue, cloud_managed, gone, last_managed, managed, older
from pipeline.sources.builds import Build, Coordinate, Declared
from pipeline.sources.gradle_build import GradleBuild
from pipeline.sources.maven import Maven
from pipeline.sources.project import Change, Project

_COORDINATE = re.compile(
    r"(?P<group>[\w.\-]+):(?P<artifact>[\w.\-*]+)(?::(?P<version>[\w.\-]+))?(?:#(?P<classifier>\w+))?(?:@(?P<scope>\w+))?"
)
_CLOUD = "org.springframework.cloud"
_ON_WEBFLUX = {"spring-boot-starter-webflux", "spring-cloud-starter-gateway"}
_REACTIVE = {
    "springdoc-openapi-starter-webmvc-ui": "springdoc-openapi-starter-webflux-ui",
    "spring-cloud-starter-circuitbreaker-resilience4j": "spring-cloud-starter-circuitbreaker-reactor-resilience4j",
}
"""Kinds for an application on WebFlux."""


def builds_of(project: Project) -> list[Build]:
    """The project's build files, by tool; a project may keep both Maven's and Gradle's."""
    builds: list[Build] = []
    if project.poms():
        builds.append(Maven(project))
    if GradleBuild.scripts_of(project):
        builds.append(GradleBuild(project))
    return builds


def replace_libraries(
    project: Project, line: Line, families: Sequence[str], missing: frozenset[str]
) -> Iterable[Change]:
    """Applies the rows whose family starts with one of `families`. `missing` are `group:artifact` that the build
    said have no version: those get their last managed one when no row knows better."""
    for build in builds_of(project):
        move = _Move(project, build, line, missing)
        reasons = [reason for declared in build.declared if (reason := move.apply(declared, families))]
        yield from build.changes("; ".join(dict.fromkeys(reasons)))


def parse_coordinates(text: str) -> tuple[Coordinate, ...]:
    """`group:artifact[:version][#classifier][@scope]`, several joined by ` + `."""
    found = (_COORDINATE.fullmatch(part) for part in text.split(" + ") if part)
    return tuple(Coordinate(m["group"], m["artifact"], m["version"], m["scope"], m["classifier"]) for m in found if m)


@dataclass(frozen=True)
class _Move:
    project: Project
    build: Build
    line: Line
    missing: frozenset[str]

    def apply(self, declared: Declared, families: Sequence[str]) -> str | None:
        """The reason when something was changed."""
        entry = next(
            (e for e in catalogue(self.line) if e.applies(declared.group, declared.artifact, declared.version)), None
        )
        missing = declared.ga in self.missing
        if entry is not None and not entry.family.startswith(tuple(families)):
            return self._act(entry, declared) if missing and entry.action == "bump" else None
        if entry is None or (entry.keep and self._is_used(entry.keep)):
            version = last_managed().get(declared.ga)
            known = declared.ga in gone(self.line) or missing
            mine = "A" in families or entry is not None
            return self._pin(declared, version) if version and known and mine else None
        return self._act(entry, declared)

    def _act(self, entry: Entry, declared: Declared) -> str | None:
        match entry.action:
            case "replace":
                items = [kind for item in _starred(entry, declared.artifact) for kind in self._kinds(item, declared)]
                self.build.replace(declared, [self._place(item, declared) for item in items])
            case "remove":
                self.build.replace(declared, [])
            case "bump":
                if not declared.versioned or declared.version is None:
                    return self._pin(declared, entry.to) if declared.ga in self.missing else None
                self.build.set_version(declared, entry.to)
            case "pin":
                return self._pin(declared, entry.to)
            case "classify":
                if declared.classifier is not None or declared.management:
                    return None
                self.build.replace(declared, [self._classified(entry, declared)])
            case "report":
                return None
        return f"{declared.ga}: {entry.note}"

    def _classified(self, entry: Entry, declared: Declared) -> Coordinate:
        """The version stays, unless it is from before the one of the target, which has the classifier for certain."""
        item = Coordinate(declared.group, declared.artifact, declared.version, None, entry.to[1:])
        known = managed(self.line).get(declared.ga)
        if not declared.versioned or declared.version is None:
            return replace(item, version=None)
        return self._place(replace(item, version=known), declared) if known and older(declared.version, known) else item

    def _place(self, item: Coordinate, declared: Declared) -> Coordinate:
        """Leaves the version out where a BOM gives it (Boot's, or for Spring Cloud the train's), or where the
        project's own management did and will."""
        version = managed(self.line).get(item.ga)
        own = not declared.versioned and self.build.locally_managed(declared)
        cloud = cloud_managed(self.line)
        if item.ga in cloud or item.group == _CLOUD or own:
            version = cloud.get(item.ga) if declared.versioned and not own else None
        elif version is None:
            version = item.version
        elif self.build.boot_managed(declared) or not declared.versioned:
            version = None
        return Coordinate(item.group, item.artifact, version, item.scope, item.classifier)

    def _kinds(self, item: Coordinate, declared: Declared) -> list[Coordinate]:
        """Management gives a version to what each module that uses it takes in its place."""
        users = [d for d in self.build.declared if d.ga == declared.ga and not d.management]
        users = users if declared.management and users else [declared]
        return list(dict.fromkeys(self._reactive(item, user) for user in users))

    def _reactive(self, item: Coordinate, declared: Declared) -> Coordinate:
        """Some starters come in two kinds, as applications do; a module that does not say is as the project."""
        kinds = {*_ON_WEBFLUX, "spring-boot-starter-web"}
        near = {d.artifact for d in self.build.declared if d.file == declared.file} & kinds
        starters = near or {d.artifact for d in self.build.declared} & kinds
        webflux = starters and "spring-boot-starter-web" not in starters
        return replace(item, artifact=_REACTIVE.get(item.artifact, item.artifact)) if webflux else item

    def _pin(self, declared: Declared, version: str) -> str | None:
        """Says a version where nothing else does."""
        unmanaged = declared.ga not in managed(self.line) and not self.build.locally_managed(declared)
        trusted = declared.ga in self.missing or (self.build.boot_managed(declared) and not self._own_bom(declared))
        if declared.versioned or declared.management or not unmanaged or not trusted:
            return None
        self.build.set_version(declared, version)
        return f"{declared.ga}: no longer managed by Spring Boot"

    def _own_bom(self, declared: Declared) -> bool:
        """The project imports a BOM of the same group, which may well manage it."""
        return any(item.group == declared.group and item.artifact.endswith("-bom") for item in self.build.declared)

    def _is_used(self, keep: str) -> bool:
        if ":" in keep:
            return any(item.ga == keep for item in self.build.declared)
        wanted, *unwanted = keep.split(" !")
        return imports(self.project, wanted) and not (unwanted and imports(self.project, *unwanted))


def imports(project: Project, *packages: str) -> bool:
    """True when a Java, Kotlin or Groovy source imports something of a package (or below it)."""
    return bool(importing(project, *packages))


def importing(project: Project, *packages: str) -> list[str]:
    """Paths of the sources that do."""
    pattern = re.compile(
        rb"^\s*import\s+(?:static\s+)?(?:" + b"|".join(re.escape(p.encode()) for p in packages) + rb")\b", re.M
    )
    return [path for path in project.glob("**/*.java", "**/*.kt", "**/*.groovy") if pattern.search(project.read(path))]


def _starred(entry: Entry, artifact: str) -> Iterator[Coordinate]:
    """The row's successors, a `*` filled with what it stood for in the old artifact."""
    rest = artifact[len(entry.ga.partition(":")[2]) - 1 :] if entry.ga.endswith("*") else ""
    for item in parse_coordinates(entry.to):
        yield Coordinate(item.group, item.artifact.replace("*", rest), item.version, item.scope, item.classifier)
