"""Tests with a copy of a Liquibase changelog of their own, under the path of the application's.

Older Liquibase took the first of two on the class path, which is the tests' own; since 4.x it refuses both ("Found 2
files with the path ..."). It still takes the first where `liquibase.duplicateFileMode` says WARN, which only a system
property (or the environment) can say; the application itself has one file.

Source: Liquibase reference, "liquibase.duplicateFileMode"; message and remedy tried with 4.31.1.
"""

from collections.abc import Iterable

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.builds.maven_plugins import add_plugin, configure
from pipeline.knowledge import plugins
from pipeline.sources.maven import Maven, indented
from pipeline.sources.project import Change
from pipeline.sources.xml import Element
from shared.models import Wave

_KEY = "liquibase.duplicateFileMode"
_VALUE = f"<{_KEY}>WARN</{_KEY}>"
_BLOCK = f"<systemPropertyVariables>\n    {_VALUE}\n</systemPropertyVariables>"
_SUREFIRE = "maven-surefire-plugin"


@fixer(
    "liquibase-duplicate-files",
    title="Let tests have a changelog of the application's own path",
    source="Liquibase reference, liquibase.duplicateFileMode",
    wave=Wave.STARTUP,
    on=r"Found \d+ files with the path '[^']+':.*test-classes",
    boot3=False,
)
def liquibase_duplicate_files(case: Case) -> Iterable[Change]:
    maven = Maven(case.project)
    failed = {diagnostic.module or "." for diagnostic in case.diagnostics}
    for path in maven.paths:
        if (path.rpartition("/")[0] or ".") in failed and _KEY not in case.project.text(path):
            _tell(maven, path, case)
    yield from maven.changes("Liquibase refuses two files of one path, of which the tests' came first before")


def _tell(maven: Maven, path: str, case: Case) -> None:
    found = [plugin for plugin in maven.pom(path).root.all("build", "plugins", "plugin") if _runs_tests(plugin)]
    for plugin in found:
        listed = plugin.find("configuration", "systemPropertyVariables")
        if listed is not None:
            maven.edit(path).append(listed, _VALUE)
        else:
            configure(maven, path, plugin, _BLOCK)
    if all(plugin.value("artifactId") != _SUREFIRE for plugin in found):
        by_parent = maven.external_parent(path) is not None
        version = None if by_parent else plugins(case.target.boot_line)[f"org.apache.maven.plugins:{_SUREFIRE}"].to
        body = indented(f"<configuration>\n{indented(_BLOCK)}\n</configuration>")
        add_plugin(maven, path, _SUREFIRE, version, body)


def _runs_tests(plugin: Element) -> bool:
    return plugin.value("artifactId") in (_SUREFIRE, "maven-failsafe-plugin")
