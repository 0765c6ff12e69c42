"""Formatters that bring a google-java-format which JDK 17 does not let run: the nearest version that does.

    IllegalAccessError: class com.google.googlejavaformat.java.JavaInput ... cannot access class com.sun.tools.javac...
    InvocationTargetException: class com.google.googlejavaformat.java.RemoveUnusedImports ... cannot access class ...
    You are not using latest version on JVM 11+. ... InvocationTargetException: reader
    You are running Spotless on JVM 17. This requires google-java-format of at least 1.10.0

What the newer one formats otherwise, the project's own tool puts right when its check refuses it.
"""

from collections.abc import Iterable

from pipeline.fixers.base import Case, fixer
from pipeline.knowledge import older
from pipeline.sources.maven import Maven
from pipeline.sources.pom import Dependency
from pipeline.sources.project import Change
from pipeline.sources.xml import Element
from shared.models import Wave

_SPOTLESS = "com.diffplug.spotless:spotless-maven-plugin"
_OPENS_THE_JDK, _SPOTLESS_TO = "2.22.8", "2.23.0"
_OWN_JAVAC = "1.7"
"""The last google-java-format with a javac of its own; 1.8 and 1.9 read fields of javac that JDK 16 renamed."""
_FORMAT_RUNS, _FORMAT_TO = "1.10.0", "1.10.0"
_COVEO, _SPOTIFY = "com.coveo:fmt-maven-plugin", "com.spotify.fmt"
_COVEO_SINCE, _SPOTIFY_TO = "2.10", "2.18"


@fixer(
    "java-formatters",
    title="Raise formatters whose google-java-format does not run on Java 17",
    source="JEP 403; each run on JDK 17: Spotless 2.22.5 and 2.22.8, google-java-format 1.7 to 1.11, fmt 2.9 on",
    wave=Wave.PLUGIN,
    boot3=False,
    on=r"(?s)(?:spotless|fmt)-maven-plugin:.*(?:IllegalAccessError|API incompatibility|on JVM \d|google-?java-?format)",
)
def java_formatters(case: Case) -> Iterable[Change]:
    maven = Maven(case.project)
    for path in maven.paths if case.target.java >= 17 else ():
        for plugin in maven.pom(path).plugins:
            if plugin.ga == _SPOTLESS:
                _raise_spotless(maven, path, plugin)
            elif plugin.ga == _COVEO and _is(maven, path, plugin.element.find("version"), _COVEO_SINCE, ""):
                _take_spotifys(maven, path, plugin)
    yield from maven.changes("google-java-format reaches into javac, which JDK 17 closes")


def _raise_spotless(maven: Maven, path: str, plugin: Dependency) -> None:
    written = [e.find("version") for e in plugin.element.walk() if e.name == "googleJavaFormat"]
    for version in written:
        if version is not None and _is(maven, path, version, "1.8", _FORMAT_RUNS):
            maven.set_value(path, version, _FORMAT_TO)
    runs = written and all(version is not None and version.text == _OWN_JAVAC for version in written)
    element = plugin.element.find("version")
    if element is not None and not runs and _is(maven, path, element, "", _OPENS_THE_JDK):
        maven.set_value(path, element, _SPOTLESS_TO)


def _take_spotifys(maven: Maven, path: str, plugin: Dependency) -> None:
    """The same plugin, whose newer versions have another group."""
    group, version = plugin.element.find("groupId"), plugin.element.find("version")
    if group is not None and version is not None:
        maven.set_text(path, group, _SPOTIFY)
        maven.set_value(path, version, _SPOTIFY_TO)


def _is(maven: Maven, path: str, element: Element | None, since: str, before: str) -> bool:
    version = maven.resolve(path, element.text) if element is not None else None
    return version is not None and not older(version, since or "0") and (not before or older(version, before))
