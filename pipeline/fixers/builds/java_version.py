"""Raises the Java level that a Maven build compiles for."""

import re
from collections.abc import Iterable, Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.sources.maven import Maven
from pipeline.sources.project import Change
from pipeline.sources.xml import Element
from shared.models import Target, Wave

PROPERTIES = frozenset(
    {"java.version", "jdk.version", "java.source.version", "java.target.version", "kotlin.compiler.jvmTarget"}
    | {f"maven.compiler.{name}" for name in ("source", "target", "release", "testSource", "testTarget", "testRelease")}
)
SETTINGS = {
    "maven-compiler-plugin": ("source", "target", "release", "testSource", "testTarget", "testRelease"),
    "kotlin-maven-plugin": ("jvmTarget",),
    "aspectj-maven-plugin": ("source", "target", "release", "complianceLevel"),
    "maven-javadoc-plugin": ("source", "release"),
    "gmavenplus-plugin": ("targetBytecode",),
    "maven-toolchains-plugin": ("version",),
}
"""Elements anywhere below a plugin's `<configuration>` that name a Java level."""

_LEVEL = re.compile(r"(?:1\.)?(\d{1,2})(?:\.0)?")


@fixer(
    "java-version",
    title="Compile for the target Java version",
    source="Spring Boot 3.0 Migration Guide, section Review System Requirements; JEP 182 (source and target levels)",
    wave=Wave.POM,
    boot3=False,
    on=r"(Source|Target) option \S+ is no longer supported|invalid target release|release version \d+ not supported",
    proactive=True,
)
def java_version(case: Case) -> Iterable[Change]:
    maven = Maven(case.project)
    for path in maven.paths:
        for element in _levels(maven, path):
            _raise(maven, path, element, case.target)
    for path in maven.paths:
        if maven.parent_path(path) is None:
            _declare(maven, path, case.target)
    yield from maven.changes(f"Java {case.target.java}")


def _levels(maven: Maven, path: str) -> Iterator[Element]:
    pom = maven.pom(path)
    yield from (element for element in pom.every_property if element.name in PROPERTIES)
    for plugin in pom.plugins:
        names = SETTINGS.get(plugin.artifact, ())
        for configuration in (e for e in plugin.element.walk() if e.name == "configuration"):
            yield from (e for e in configuration.walk() if e.name in names and not e.children)


def _raise(maven: Maven, path: str, element: Element, target: Target) -> None:
    level = level_of(maven.resolve(path, element.text))
    if level is not None and level < target.java:
        maven.set_value(path, element, str(target.java))


def level_of(text: str | None) -> int | None:
    """8 for "1.8", "8" and "1.8.0"; None when it is no level."""
    match = _LEVEL.fullmatch(text or "")
    return int(match[1]) if match else None


def _declare(maven: Maven, path: str, target: Target) -> None:
    """A POM that says nothing gets Maven's or the parent's default: too old, except below Boot 3's parent (17)."""
    root = maven.pom(path).root
    parent = maven.external_parent(path)
    if (parent is not None and not maven.has_boot_parent(path)) or _says_a_level(maven, path):
        return
    if maven.has_boot_parent(path) and target.is_boot3 and target.java == 17:
        return
    names = ("java.version",) if parent is not None else ("maven.compiler.source", "maven.compiler.target")
    lines = [f"<{name}>{target.java}</{name}>" for name in names]
    home = root.find("properties")
    if home is not None:
        maven.edit(path).append(home, "\n".join(lines))
    else:
        body = "\n".join("    " + line for line in lines)
        after = next(
            e
            for e in reversed(root.children)
            if e.name in ("modelVersion", "artifactId", "version", "name", "packaging", "description", "parent")
        )
        maven.edit(path).insert_after(after, f"<properties>\n{body}\n</properties>")


def _says_a_level(maven: Maven, path: str) -> bool:
    levels = (e for e in _levels(maven, path) if level_of(maven.resolve(path, e.text)) is not None)
    return any(maven.external_parent(path) is not None or _is_read(maven, element.name) for element in levels)


def _is_read(maven: Maven, name: str) -> bool:
    """A property like java.version means something to Boot's parent only, or to whoever reads it."""
    is_for_plugins = name not in PROPERTIES or name.startswith(("maven.", "kotlin."))
    return is_for_plugins or any(f"${{{name}}}".encode() in maven.project.read(p) for p in maven.paths)
