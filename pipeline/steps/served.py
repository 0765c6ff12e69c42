"""Artifacts that the feed does not have in the version that is asked for: the nearest one that it has.

Feeds are often partial: mirrors with an allow-list, proxies that came late. What they offer is asked of Maven itself,
with the run's own settings: a version range makes it read the artifact's metadata.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from xml.etree.ElementTree import ParseError

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from pipeline.knowledge import older
from pipeline.sources.builds import Coordinate
from pipeline.sources.lines import changed_lines
from pipeline.sources.maven import Maven, dependency_xml
from pipeline.sources.poms import MavenDependency
from pipeline.sources.project import Change, Project
from pipeline.steps.build_tools import MavenTool
from pipeline.tools.disk import remove
from shared.models import AppliedEdit, Diagnostic, Wave

SERVED_EDIT = "served-version"
MAX_ARTIFACTS = 20
MAX_METADATA_BYTES = 1024 * 1024
_ARTIFACT = r"(?P<group>[\w.\-]+):(?P<artifact>[\w.\-]+):(?:jar|pom):(?P<version>\d[\w.\-]*)"
_MISSING = (
    re.compile(f"[Cc]ould not find artifact {_ARTIFACT}"),
    re.compile(f"(?<![\\w.\\-:]){_ARTIFACT} was not found in "),
    re.compile(
        f"Could not transfer artifact {_ARTIFACT} from/to .*(?:Unknown host|UnknownHost|Connection refused|timed out)"
    ),
    re.compile(f"(?<![\\w.\\-:]){_ARTIFACT} failed to transfer from .*(?:Unknown host|UnknownHost|Connection refused)"),
)
"""The last two: the feed does not have it, and a repository that some POM names can't be asked."""
_DESCRIPTOR = re.compile(
    rf"Failed to read artifact descriptor for {_ARTIFACT}: (?:Could not find artifact )?(?P<of>[\w.\-]+:[\w.\-]+):pom:"
)
"""A library's POM whose parent, or a BOM that it imports, the feed does not have: what `of` names."""
_NAMED = re.compile(r"(?<![\w.\-:])([\w.\-]+):([\w.\-]+):jar:(\d[\w.\-]*)(?=[,:\s]|$)")
_RELEASE = re.compile(r"\d+(?:\.\d+)*(?:\.(?:RELEASE|Final|GA))?(?:-jre)?")
_POM = """<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>autobuilder</groupId>
  <artifactId>lookup</artifactId>
  <version>1</version>
  <dependencies>
{dependencies}
  </dependencies>
</project>
"""


def use_served(diagnostics: Sequence[Diagnostic], source: Path, tool: MavenTool) -> tuple[AppliedEdit, ...]:
    """Writes versions that the feed has into the POMs below `source`; none when it has nothing of that line."""
    missing = missing_artifacts(d for d in diagnostics if d.wave in (Wave.POM, Wave.ENVIRONMENT))
    of_plugins = missing_artifacts(d for d in diagnostics if d.wave is Wave.PLUGIN)
    if not missing and not of_plugins:
        return ()
    project = Project.load(source)
    missing |= _beside_plugins(project, of_plugins)
    if not missing:
        return ()
    unreadable = unreadable_libraries(diagnostics)
    offered = _ask(missing, tool)
    lacking = {ga: v for ga, v in missing.items() if ga in unreadable or v not in offered.get(ga, ())}
    chosen = {ga: found for ga, version in lacking.items() if (found := nearest(version, offered.get(ga, ())))}
    if not chosen:
        return ()
    return tuple(_written(source, change) for change in with_versions(project, chosen, missing))


def _beside_plugins(project: Project, missing: Mapping[str, str]) -> dict[str, str]:
    """Those that a POM declares as a dependency of a plugin; a plugin itself is not for here."""
    declared = {item.ga for pom in project.poms() for item in project.pom(pom).plugin_dependencies}
    return {ga: version for ga, version in missing.items() if ga in declared}


def missing_artifacts(diagnostics: Iterable[Diagnostic]) -> dict[str, str]:
    """`group:artifact` to the version that was asked for, of all that one message names."""
    found: dict[str, str] = {}
    for diagnostic in diagnostics:
        text = f"{diagnostic.message}\n{diagnostic.detail}"
        named = [match for pattern in _MISSING for match in pattern.finditer(text)]
        if not named:
            continue
        parents = {m["of"] for m in _descriptors(diagnostic)}
        artifacts = {f"{m['group']}:{m['artifact']}": m["version"] for m in (*named, *_descriptors(diagnostic))}
        found |= {ga: version for ga, version in artifacts.items() if ga not in parents}
        _, several, names = text.partition("The following artifacts could not be resolved: ")
        if several:
            names = re.split(r": (?:Could not|Failure to)", names, maxsplit=1)[0]
            found |= {f"{group}:{artifact}": version for group, artifact, version in _NAMED.findall(names)}
    return dict(list(found.items())[:MAX_ARTIFACTS])


def unreadable_libraries(diagnostics: Iterable[Diagnostic]) -> frozenset[str]:
    """`group:artifact` of libraries that the feed has, but not the parent of their POM in the asked version."""
    return frozenset(f"{m['group']}:{m['artifact']}" for diagnostic in diagnostics for m in _descriptors(diagnostic))


def _descriptors(diagnostic: Diagnostic) -> list[re.Match[str]]:
    found = _DESCRIPTOR.finditer(f"{diagnostic.message}\n{diagnostic.detail}")
    return [match for match in found if match["of"] != f"{match['group']}:{match['artifact']}"]


def nearest(wanted: str, offered: Iterable[str]) -> str | None:
    """The newest release up to `wanted` of its line (`3.5`), else the oldest after it of that line."""
    line = ".".join(wanted.split(".")[:2])
    fitting = [v for v in offered if f"{v}.".startswith(f"{line}.") and _RELEASE.fullmatch(v) and v != wanted]
    before = [v for v in fitting if older(v, wanted)]
    after = [v for v in fitting if older(wanted, v)]
    return _last(before, newest=True) or _last(after, newest=False)


def _last(versions: Sequence[str], *, newest: bool) -> str | None:
    best: str | None = None
    for version in versions:
        if best is None or (older(best, version) if newest else older(version, best)):
            best = version
    return best


def _ask(missing: Mapping[str, str], tool: MavenTool) -> dict[str, tuple[str, ...]]:
    """A range without a version in it makes Maven read the metadata and go no further; a wide one would make it read
    the POM of every version."""
    directory = tool.maven.scratch / "lookup"
    remove(directory)
    directory.mkdir(parents=True)
    items = [Coordinate(*ga.split(":"), version=f"[{v},{v}.0.1)") for ga, v in missing.items()]
    (directory / "pom.xml").write_text(_POM.format(dependencies="\n".join(dependency_xml(i, None) for i in items)))
    tool.maven.run(["-f", str(directory / "pom.xml"), "compile"], timeout=tool.deadline.left)
    return {ga: offered_in(tool.maven.repository, ga) for ga in missing}


def offered_in(repository: Path, ga: str) -> tuple[str, ...]:
    """Versions by the metadata that the local repository holds of each feed."""
    group, _, artifact = ga.partition(":")
    files = sorted((repository / group.replace(".", "/") / artifact).glob("maven-metadata-*.xml"))
    return tuple(v for path in files if path.stat().st_size <= MAX_METADATA_BYTES for v in _versions(path))


def _versions(path: Path) -> list[str]:
    try:
        root = ElementTree.parse(path).getroot()
    except (ParseError, DefusedXmlException, OSError):
        return []
    return [element.text or "" for element in root.iter("version")] if root is not None else []


def with_versions(project: Project, chosen: Mapping[str, str], missing: Mapping[str, str]) -> list[Change]:
    """Where a POM declares the artifact its version is set there, else the top POM manages it: also for a module that
    takes it without a version, whose own dependents would still get what the feed lacks. Modules that inherit from
    outside the project have tops of their own, which all manage it: one module may bring it to another."""
    maven = Maven(project)
    tops = _tops(maven)
    managed: list[Coordinate] = []
    for ga, version in chosen.items():
        alone = [d for d in maven.declared if d.ga == ga and (d.versioned or tops == [d.file])]
        declared = [d for d in alone if d.version != version]
        for dependency in declared:
            _set(maven, dependency, version)
        beside = _set_beside_plugins(maven, ga, version)
        managed += [] if declared or beside else [Coordinate(*ga.split(":"), version=version)]
    for top in tops:
        here = {item.ga for item in maven.declared if item.file == top and item.management}
        for item in managed:
            if item.ga not in here:
                maven.manage(top, dependency_xml(item, None))
    names = ", ".join(f"{ga} {missing[ga]}" for ga in chosen)
    return list(maven.changes(f"the feed does not have {names}; this is the nearest version that it has"))


def _tops(maven: Maven) -> list[str]:
    """The POMs on which those with dependencies depend for their management; the first one where there are none."""
    declaring = {item.file for item in maven.declared}
    tops = {maven.lineage(path)[-1] for path in maven.paths if path in declaring}
    return [path for path in maven.paths if path in tops] or list(maven.paths[:1])


def _set(maven: Maven, dependency: MavenDependency, version: str) -> None:
    """Not by a property that says the version of other artifacts as well."""
    element, written = dependency.written.element.find("version"), dependency.written.version
    shared = any(other.written.version == written and other.ga != dependency.ga for other in maven.declared)
    if element is not None and shared:
        maven.set_text(dependency.file, element, version)
    else:
        maven.set_version(dependency, version)


def _set_beside_plugins(maven: Maven, ga: str, version: str) -> bool:
    """True where a plugin has the artifact: management does not reach a plugin's dependencies."""
    found = [(pom, item.element) for pom in maven.paths for item in maven.pom(pom).plugin_dependencies if item.ga == ga]
    for pom, element in found:
        if (written := element.find("version")) is not None:
            maven.set_value(pom, written, version)
    return bool(found)


def _written(source: Path, change: Change) -> AppliedEdit:
    path, after = source / change.path, change.after or b""
    insertions, deletions = changed_lines(path.read_bytes(), after)
    path.write_bytes(after)
    return AppliedEdit(
        fixer=SERVED_EDIT, path=change.path, reason=change.reason, insertions=insertions, deletions=deletions
    )
