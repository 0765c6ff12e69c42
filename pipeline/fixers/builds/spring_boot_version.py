"""Moves the Spring Boot parent, BOM import, dependencies and plugin of Maven projects to the target version."""

from collections.abc import Iterable, Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.knowledge import older
from pipeline.sources.maven import Maven
from pipeline.sources.pom import Dependency
from pipeline.sources.poms import BOOT, BOOT_PARENTS
from pipeline.sources.project import Change
from shared.models import Wave

PLATFORM_BOM = "io.spring.platform:platform-bom"
"""The Spring IO Platform (ended 2019) wrapped the Boot BOM of its time."""


@fixer(
    "spring-boot-version",
    title="Raise Spring Boot's parent, BOM and Maven plugin to the target version",
    source="Spring Boot 3.0 Migration Guide, section Upgrade to Spring Boot 3",
    wave=Wave.POM,
    boot3=False,
)
def spring_boot_version(case: Case) -> Iterable[Change]:
    maven, target = Maven(case.project), case.target.spring_boot
    for path in maven.paths:
        for item in _versioned(maven, path):
            _raise(maven, path, item, target)
        _replace_platform_bom(maven, path, target)
    for path in maven.paths:
        _pin_plugin(maven, path, target)
    yield from maven.changes(f"Spring Boot {target}")


def _versioned(maven: Maven, path: str) -> Iterator[Dependency]:
    pom = maven.pom(path)
    if pom.parent is not None and pom.parent.ga in BOOT_PARENTS:
        yield pom.parent
    yield from (item for item in (*pom.managed, *pom.dependencies, *pom.plugins) if item.group == BOOT)


def _raise(maven: Maven, path: str, item: Dependency, target: str) -> None:
    """A `${project.version}` is the project's own business; an unknown property comes from a parent elsewhere."""
    version = maven.resolve(path, item.version)
    element = item.element.find("version")
    if element is not None and version is not None and older(version, target) and "project." not in element.text:
        maven.set_value(path, element, target)


def _replace_platform_bom(maven: Maven, path: str, target: str) -> None:
    pom = maven.pom(path)
    parent = (pom.parent,) if pom.parent is not None else ()
    for item in (*pom.managed, *parent):
        if item.ga == PLATFORM_BOM:
            for name, text in (("groupId", BOOT), ("artifactId", "spring-boot-dependencies"), ("version", target)):
                if (element := item.element.find(name)) is not None:
                    maven.set_text(path, element, text)


def _pin_plugin(maven: Maven, path: str, target: str) -> None:
    """Without the Boot parent Maven takes the newest plugin there is, which may be a major version ahead."""
    if maven.external_parent(path) is not None:
        return
    plugins = [
        p for pom in maven.lineage(path) for p in maven.pom(pom).plugins if p.artifact == "spring-boot-maven-plugin"
    ]
    if plugins and not any(plugin.version for plugin in plugins):
        for plugin in maven.pom(path).plugins:
            artifact = plugin.element.find("artifactId")
            if plugin.artifact == "spring-boot-maven-plugin" and plugin.group == BOOT and artifact is not None:
                maven.edit(path).insert_after(artifact, f"<version>{target}</version>")
