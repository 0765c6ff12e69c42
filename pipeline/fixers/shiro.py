"""Apache Shiro's libraries for Jakarta, which it publishes beside the others under a classifier."""

from collections.abc import Iterable, Sequence

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.exclusions import exclude
from pipeline.knowledge import older
from pipeline.sources.builds import Coordinate
from pipeline.sources.maven import Maven
from pipeline.sources.poms import MavenDependency
from pipeline.sources.project import Change
from shared.models import Wave

_GROUP, _VERSION, _JAKARTA = "org.apache.shiro", "1.13.0", "jakarta"
_BELOW: dict[str, Sequence[str]] = {
    "shiro-spring": ("shiro-core", "shiro-web"),
    "shiro-web": ("shiro-core",),
    "shiro-core": (),
}
"""What each brings without the classifier, and so must be declared with it."""
_STARTERS = ("shiro-spring-boot-starter", "shiro-spring-boot-web-starter")


@fixer(
    "shiro-jakarta",
    title="Take Apache Shiro's libraries for Jakarta",
    source="Shiro 1.13 release notes: artifacts with the classifier jakarta; POMs of shiro-spring and shiro-web",
    wave=Wave.POM,
)
def shiro_jakarta(case: Case) -> Iterable[Change]:
    """Version 1.13 keeps Shiro's packages as they are, which 2.0 moves. The starters have no such variant of it: there
    a person decides."""
    maven = Maven(case.project)
    declared = [d for d in maven.declared if d.group == _GROUP]
    versions = {d.ga: d.version for d in declared if d.version}
    fits = all(older(version, "2.0") for version in versions.values())
    if not fits or any(d.artifact in _STARTERS for d in declared) or not any(d.artifact in _BELOW for d in declared):
        return
    for dependency in maven.declared:
        if dependency.group == _GROUP and dependency.artifact in _BELOW:
            _classified(maven, dependency)
        elif dependency.group == _GROUP and dependency.versioned and older(dependency.version or "", _VERSION):
            maven.set_version(dependency, _VERSION)
        if "shiro" in dependency.artifact and dependency.artifact not in _BELOW and not dependency.management:
            exclude(maven, dependency, _named(_BELOW["shiro-spring"]))
    yield from maven.changes("Shiro's plain jars are for javax.servlet")


def _classified(maven: Maven, declared: MavenDependency) -> None:
    """Management without the classifier is for the plain jar, so the version is said where the jar is declared."""
    if declared.management:
        if declared.versioned and older(declared.version or "", _VERSION):
            maven.set_version(declared, _VERSION)
        return
    if declared.classifier is not None:
        return
    below = _BELOW[declared.artifact]
    exclude(maven, declared, _named(below))
    items = [declared.artifact, *reversed(below)]
    maven.replace(declared, [Coordinate(_GROUP, n, _VERSION, None, _JAKARTA, _named(_BELOW[n])) for n in items])


def _named(artifacts: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{_GROUP}:{name}" for name in artifacts)
