"""Apache Shiro's libraries for Jakarta, which it publishes beside the others under a classifier."""

from collections.abc import Iterable, Sequence

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.builds.exclusions import exclude
from pipeline.fixers.types.type_renames import rename_types
from pipeline.knowledge import older
from pipeline.sources.builds import Coordinate
from pipeline.sources.maven import Maven
from pipeline.sources.poms import MavenDependency
from pipeline.sources.project import Change
from shared.models import Wave

_GROUP, _JAKARTA = "org.apache.shiro", "jakarta"
_LIBRARIES, _WITH_STARTERS = "1.13.0", "2.0.5"
"""The last version with the old packages; and one whose starters, too, are for Jakarta and Boot 3."""
_BELOW: dict[str, Sequence[str]] = {
    "shiro-spring-boot-web-starter": ("shiro-core", "shiro-web", "shiro-spring", "shiro-spring-boot-starter"),
    "shiro-spring-boot-starter": ("shiro-core", "shiro-web", "shiro-spring"),
    "shiro-spring": ("shiro-core", "shiro-web"),
    "shiro-web": ("shiro-core",),
    "shiro-core": (),
}
"""What each brings without the classifier, and so must be declared with it."""
_MOVED = {
    "org.apache.shiro": ("ShiroException",),
    "org.apache.shiro.codec": ("Base64", "CodecException", "CodecSupport", "H64", "Hex"),
    "org.apache.shiro.io": (
        *("ClassResolvingObjectInputStream", "DefaultSerializer", "ResourceUtils", "SerializationException"),
        *("Serializer", "XmlSerializer"),
    ),
    "org.apache.shiro.util": (
        *("Assert", "ByteSource", "ClassUtils", "Destroyable", "Factory", "Initializable", "InstantiationException"),
        *("LifecycleUtils", "Nameable", "SimpleByteSource", "SoftHashMap", "StringUtils", "UnknownClassException"),
    ),
}
_TYPES = {
    f"{home}.{name}": f"{home.replace(_GROUP, f'{_GROUP}.lang', 1)}.{name}"
    for home, names in _MOVED.items()
    for name in names
}


@fixer(
    "shiro-jakarta",
    title="Take Apache Shiro's libraries for Jakarta",
    source="Shiro 1.13 and 2.0 release notes: artifacts with the classifier jakarta; their POMs",
    wave=Wave.POM,
)
def shiro_jakarta(case: Case) -> Iterable[Change]:
    """Version 1.13 keeps Shiro's packages as they are; with Shiro's starters, which have no such variant of it, 2.0."""
    maven = Maven(case.project)
    ours = [d for d in maven.declared if d.group == _GROUP]
    versions = [d.version for d in ours if d.version]
    if not any(d.artifact in _BELOW for d in ours) or not all(older(version, "2.0") for version in versions):
        return
    version = _WITH_STARTERS if any("-boot-" in d.artifact for d in ours) else _LIBRARIES
    for declared in maven.declared:
        if declared.group == _GROUP and declared.artifact in _BELOW:
            _classified(maven, declared, version)
        elif declared.group == _GROUP and declared.versioned and older(declared.version or "", version):
            maven.set_version(declared, version)
        if "shiro" in declared.artifact and declared.artifact not in _BELOW and not declared.management:
            exclude(maven, declared, _named(_BELOW["shiro-spring"]))
    yield from maven.changes("Shiro's plain jars are for javax.servlet")


@fixer(
    "shiro-2-types",
    title="Follow Apache Shiro's types to where version 2 has them",
    source="classes of shiro-core and shiro-lang 1.13.0 and 2.0.5 compared",
    wave=Wave.IMPORTS,
)
def shiro_2_types(case: Case) -> Iterable[Change]:
    declared = [d for d in Maven(case.project).declared if d.group == _GROUP and d.version]
    if not any(not older(d.version or "", "2.0") for d in declared):
        return
    for path in case.project.java_paths(b"org.apache.shiro"):
        file = case.project.java(path)
        after = rename_types(file, _TYPES)
        if after != file.source:
            yield Change(path, after, "Shiro 2 has the type below org.apache.shiro.lang")


def _classified(maven: Maven, declared: MavenDependency, version: str) -> None:
    """Management without the classifier is for the plain jar, so the version is said where the jar is declared."""
    if declared.management:
        if declared.versioned and older(declared.version or "", version):
            maven.set_version(declared, version)
        return
    if declared.classifier is not None:
        return
    below = _BELOW[declared.artifact]
    exclude(maven, declared, _named(below))
    items = [declared.artifact, *reversed(below)]
    maven.replace(declared, [Coordinate(_GROUP, n, version, None, _JAKARTA, _named(_BELOW[n])) for n in items])


def _named(artifacts: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{_GROUP}:{name}" for name in artifacts)
