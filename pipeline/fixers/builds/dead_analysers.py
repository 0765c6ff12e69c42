"""FindBugs' and Cobertura's Maven plugins, which ended before Java 17.

Tried with findbugs-maven-plugin 3.0.5: it reads class files of Java 8 on JDK 17, and of those of 17 none ("No classes
found to analyze"). SpotBugs goes on where it ended, with its goals and settings by another name. It looks for more than
FindBugs did, so that a `check` may find what nobody saw before: that is for a person.
Cobertura asks for tools.jar, which ended with Java 8. Goals that only report are unbound; it has no successor of the
same form, JaCoCo measures otherwise.

Shapes: build plugins, managed ones, those of profiles and of reporting; versions in properties; the properties
`findbugs.*`.
Left: a FindBugs that a property skips; Cobertura's `check` goals, whose thresholds are the project's own; the reports'
paths in other tools' settings.
"""

import re
from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.knowledge import plugins
from pipeline.sources.maven import Maven
from pipeline.sources.pom import Pom
from pipeline.sources.project import Change
from pipeline.sources.xml import Element
from shared.models import Wave

_SPOTBUGS = "com.github.spotbugs:spotbugs-maven-plugin"
_FINDBUGS = "findbugs-maven-plugin"
_RENAMED = {"findbugsXmlOutput": "xmlOutput", "findbugsXmlOutputDirectory": "spotbugsXmlOutputDirectory"}
_PARAMETERS = (
    "debug effort excludeBugsFile excludeFilterFile failOnError fork includeFilterFile includeTests jvmArgs maxHeap "
    "maxRank nested omitVisitors onlyAnalyze pluginList relaxed skip skipEmptyReport threshold timeout trace userPrefs "
    "visitors xmlOutput"
)
_PROPERTY = re.compile(rf"\bfindbugs\.(?={'|'.join(_PARAMETERS.split())})")
"""Parameters that both have as properties (their plugin.xml)."""
_ENFORCING = frozenset({"check", "check-integration-test"})


@fixer(
    "findbugs-to-spotbugs",
    title="Put SpotBugs in FindBugs' place",
    source="SpotBugs manual, Guide for migration from FindBugs 3.0 to SpotBugs 3.1; plugin.xml of both; tried",
    wave=Wave.PLUGIN,
    boot3=False,
)
def findbugs_to_spotbugs(case: Case) -> Iterator[Change]:
    maven = Maven(case.project)
    found = [(path, plugin) for path in maven.paths for plugin in _plugins(maven, path, _FINDBUGS)]
    if not found or case.target.java < 17 or any(map(_skipped, map(maven.pom, maven.paths))):
        return
    version = plugins(case.target.boot_line)[_SPOTBUGS].to
    said = any(plugin.find("version") for _, plugin in found)
    for path, plugin in found:
        _move(maven, path, plugin, version, said)
    for path in maven.paths:
        _rename_properties(maven, path)
    yield from maven.changes(f"{_FINDBUGS} reads no class files of Java 17; SpotBugs is its successor")


def _skipped(pom: Pom) -> bool:
    """Where it never ran, nothing fails, and a skip by another name would be a new one."""
    return any(element.name == "findbugs.skip" and element.text == "true" for element in pom.every_property)


def _plugins(maven: Maven, path: str, artifact: str) -> list[Element]:
    elements = (element for element in maven.pom(path).root.walk() if element.name == "plugin")
    return [element for element in elements if element.value("artifactId") == artifact]


def _move(maven: Maven, path: str, plugin: Element, version: str, said: bool) -> None:
    """`said`: some place of the project has a version for it."""
    for name, text in zip(("groupId", "artifactId"), _SPOTBUGS.split(":"), strict=True):
        if (element := plugin.find(name)) is not None:
            maven.set_text(path, element, text)
    if (element := plugin.find("version")) is not None:
        shared = maven.project.text(path).count(element.text) > 1  # findbugs.version may be its annotations' as well
        (maven.set_text if shared else maven.set_value)(path, element, version)
    elif not said and (artifact := plugin.find("artifactId")) is not None:
        maven.edit(path).insert_after(artifact, f"<version>{version}</version>")
    for goal in plugin.all("executions", "execution", "goals", "goal"):
        if goal.text == "findbugs":
            maven.set_text(path, goal, "spotbugs")
    for own in plugin.all("dependencies", "dependency"):
        if own.value("groupId") == "com.google.code.findbugs":
            maven.drop(path, own)
    for element in plugin.walk():
        if element.name in _RENAMED:
            name = _RENAMED[element.name]
            maven.edit(path).replace(element, f"<{name}>{_PROPERTY.sub('spotbugs.', element.raw_text)}</{name}>")


def _rename_properties(maven: Maven, path: str) -> None:
    for element in maven.pom(path).every_property:
        if _PROPERTY.match(element.name):
            name = _PROPERTY.sub("spotbugs.", element.name)
            maven.edit(path).replace(element, f"<{name}>{element.raw_text}</{name}>")
    for element in maven.pom(path).root.walk():
        if not element.children and element.name not in _RENAMED and "${findbugs." in element.text:
            maven.set_text(path, element, re.sub(rf"(?<=\$\{{){_PROPERTY.pattern}", "spotbugs.", element.text))


@fixer(
    "cobertura-goals",
    title="Unbind Cobertura's goals that only report",
    source="cobertura-maven-plugin 2.7: needs tools.jar, which JEP 220 removed; its goals (plugin.xml)",
    wave=Wave.PLUGIN,
    boot3=False,
)
def cobertura_goals(case: Case) -> Iterator[Change]:
    maven = Maven(case.project)
    for path in maven.paths if case.target.java > 8 else ():
        for plugin in _plugins(maven, path, "cobertura-maven-plugin"):
            bound = plugin.all("executions", "execution")
            idle = [execution for execution in bound if _only_reports(execution)]
            if idle == bound and (whole := plugin.find("executions")) is not None:
                maven.drop(path, whole)
            else:
                for execution in idle:
                    maven.drop(path, execution)
    yield from maven.changes("Cobertura does not run on Java 17, and these goals of it only reported")


def _only_reports(execution: Element) -> bool:
    goals = {goal.text for goal in execution.all("goals", "goal")}
    return bool(goals) and not goals & _ENFORCING
