"""Maven plugins that do not run on Java 17, or that generate javax sources."""

from collections.abc import Iterable

from pipeline.fixers.base import Case, fixer
from pipeline.knowledge import Line, Plugin, managed_plugins, older, plugins
from pipeline.sources.maven import Maven
from pipeline.sources.pom import Dependency
from pipeline.sources.project import Change, Project
from shared.models import Wave

_RUNNERS = frozenset({"maven-surefire-plugin", "maven-failsafe-plugin"})
_ON = r"Unsupported class file major version|Error while instrumenting|Failed to execute goal \S+-plugin:"
_SOURCE = "release notes of each plugin, see pipeline/knowledge/data/plugins.tsv; catalogue K03 K05 K09 K19 I03"


@fixer(
    "plugin-versions",
    title="Raise Maven plugins that are too old for Java 17 or Jakarta EE 9",
    source=_SOURCE,
    wave=Wave.PLUGIN,
    boot3=False,
    on=_ON,
    proactive=True,
)
def plugin_versions(case: Case) -> Iterable[Change]:
    yield from _raised(case, runners=False)


@fixer(
    "test-runner-versions",
    title="Raise Surefire and Failsafe where they are too old for Java 17 or JUnit 5",
    source=_SOURCE,
    wave=Wave.PLUGIN,
    boot3=False,
    on=_ON,
    proactive=True,
)
def test_runner_versions(case: Case) -> Iterable[Change]:
    """Last: the version and the provider that a project came with tell which of its tests ever ran."""
    yield from _raised(case, runners=True)


def without_dead_providers(project: Project) -> Iterable[Change]:
    """The POMs as another Surefire runs their tests: a provider that is forced on it is one version's own."""
    maven = Maven(project)
    for path in maven.paths:
        for plugin in maven.pom(path).plugins:
            if plugin.artifact in _RUNNERS:
                _drop_providers(maven, path, plugin)
    yield from maven.changes("the provider fits one version of Surefire only")


def _raised(case: Case, *, runners: bool) -> Iterable[Change]:
    maven, line = Maven(case.project), case.target.boot_line
    reasons: dict[str, None] = {}
    for path in maven.paths:
        for plugin in maven.pom(path).plugins:
            if (plugin.artifact in _RUNNERS) is not runners:
                continue
            if _drop_providers(maven, path, plugin):
                reasons[f"{plugin.artifact}: brings what its old dependencies did"] = None
            for why in _raise_extensions(maven, path, plugin):
                reasons[f"{plugin.artifact}: {why}"] = None
            row = plugins(line).get(plugin.ga)
            if row is not None and _raise(maven, path, plugin, row, line):
                reasons[f"{plugin.artifact}: {row.note}"] = None
    yield from maven.changes("; ".join(reasons))


_DEAD_DEPENDENCIES = {
    "maven-surefire-plugin": frozenset({"junit-platform-surefire-provider", "surefire-junit4", "surefire-junit47"}),
    "maven-failsafe-plugin": frozenset({"junit-platform-surefire-provider", "surefire-junit4", "surefire-junit47"}),
    "spring-boot-maven-plugin": frozenset({"springloaded"}),
    "maven-jaxb2-plugin": frozenset({"jaxb-api", "jaxb-core", "jaxb-impl", "jaxb-runtime", "jaxb-xjc"}),
}
"""Dependencies of plugins that force an engine of another time: JUnit 5's first provider (its engines come along),
JUnit 4 only, class reloading for Java 8, and JAXB of javax."""
_GOALS = {
    "gmavenplus-plugin": {"testCompile": "compileTests", "testGenerateStubs": "generateTestStubs"},
}
"""Goals that have another name in the version that a plugin is raised to (GMavenPlus 2.0 release notes)."""


def _drop_providers(maven: Maven, path: str, plugin: Dependency) -> bool:
    found = plugin.element.all("dependencies", "dependency")
    dead = [item for item in found if item.value("artifactId") in _DEAD_DEPENDENCIES.get(plugin.artifact, ())]
    if any(item.value("artifactId") == "junit-platform-surefire-provider" for item in dead):
        dead += [item for item in found if (item.value("artifactId") or "").endswith("-engine")]
    for item in dead:
        maven.drop(path, item)
    return bool(dead)


_CLOSED = "its old extension was only in a repository that is closed"
_EXTENSIONS = {
    "io.spring.asciidoctor.backends:spring-asciidoctor-backends": ("0.0.4", "0.0.7", _CLOSED),
    "io.spring.asciidoctor:spring-asciidoctor-extensions-block-switch": ("0.6.1", "0.6.2", _CLOSED),
    "com.github.spotbugs:spotbugs": ("4.5.0", "4.8.6", "the SpotBugs that it is given reads no class files of Java 17"),
    "com.alibaba.p3c:p3c-pmd": ("2.0.0", "2.1.1", "these rules are for PMD 5 before 2.0, and PMD 6 parses Java 17"),
}
"""Dependencies of plugins: the first version that works (of the first two, on Maven Central), the newest of the same
line, and why. Alibaba's rules were tried with PMD 6.55."""


def _raise_extensions(maven: Maven, path: str, plugin: Dependency) -> Iterable[str]:
    for item in plugin.element.all("dependencies", "dependency"):
        first, newest, why = _EXTENSIONS.get(f"{item.value('groupId')}:{item.value('artifactId')}", ("", "", ""))
        element = item.find("version")
        version = maven.resolve(path, element.text) if element is not None else None
        if first and element is not None and version is not None and older(version, first):
            shared = "${" in element.text and element.text == plugin.version
            (maven.set_text if shared else maven.set_value)(path, element, newest)
            yield why


def _raise(maven: Maven, path: str, plugin: Dependency, row: Plugin, line: Line) -> bool:
    version = maven.resolve(path, plugin.version)
    if row.needs is not None and (version is None or not older(version, row.needs)):
        return False
    name = row.renamed or row.ga
    for goal in plugin.element.all("executions", "execution", "goals", "goal"):
        maven.set_text(path, goal, _GOALS.get(plugin.artifact, {}).get(goal.text, goal.text))
    by_parent = maven.has_boot_parent(path) and managed_plugins(line).get(name)
    if row.renamed:
        _rename(maven, path, plugin, row.renamed)
    element = plugin.element.find("version")
    if element is None:
        _say_version(maven, path, plugin, None if by_parent or not row.renamed else row.to)
    elif by_parent:
        maven.drop(path, element)
    else:
        maven.set_value(path, element, row.to)
    return True


def _rename(maven: Maven, path: str, plugin: Dependency, renamed: str) -> None:
    for name, text in zip(("groupId", "artifactId"), renamed.split(":"), strict=True):
        if (element := plugin.element.find(name)) is not None:
            maven.set_text(path, element, text)


def _say_version(maven: Maven, path: str, plugin: Dependency, version: str | None) -> None:
    """A renamed plugin loses the version that an old parent managed."""
    elsewhere = any(p.ga == plugin.ga and p.version for pom in maven.lineage(path) for p in maven.pom(pom).plugins)
    artifact = plugin.element.find("artifactId")
    if version and not elsewhere and artifact is not None:
        maven.edit(path).insert_after(artifact, f"<version>{version}</version>")
