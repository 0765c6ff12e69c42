"""Removes versions that hold a managed library below what the target's BOM gives; without a BOM, raises them."""

from collections.abc import Iterable, Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.knowledge import Line, last_property, managed, managed_boms, older, version_properties
from pipeline.sources.gradle_build import GradleBuild
from pipeline.sources.gradle_dependencies import GradleDependency
from pipeline.sources.maven import Maven
from pipeline.sources.poms import BOOT, MavenDependency
from pipeline.sources.project import Change
from pipeline.sources.xml import Element
from shared.models import Target, Wave


@fixer(
    "version-overrides",
    title="Remove version overrides below what Spring Boot manages",
    source="Spring Boot reference, Dependency Versions; Maven plugin, Overriding Dependencies; K01 K20 L07 L08",
    wave=Wave.POM,
    boot3=False,
    on=(
        r"IllegalAccessError: class lombok\.javac|NoSuchMethodError|AbstractMethodError|IncompatibleClassChangeError"
        r"|LoggerFactory is not a Logback LoggerContext|TagInspector|must be a valid version but is"
    ),
    proactive=True,
)
def version_overrides(case: Case) -> Iterable[Change]:
    maven, line = Maven(case.project), case.target.boot_line
    boms = [d.artifact for d in maven.declared if maven.has_boot(d.file) and _release(maven, d, case.target) and d.bom]
    if any(d.group == BOOT for d in maven.declared):
        for declared in maven.declared:
            if not maven.has_boot(declared.file):
                _raise(maven, declared, line)
    for path in maven.paths:
        _drop_properties(maven, path, line)
        _define_vanished(maven, path, line)
    covered = f", and what {', '.join(dict.fromkeys(boms))} imported" if boms else ""
    yield from maven.changes(f"Spring Boot manages a newer version{covered}")
    yield from _gradle(GradleBuild(case.project), line)


def _gradle(build: GradleBuild, line: Line) -> Iterable[Change]:
    beside_boot = any(d.group == BOOT for d in build.declared)
    for declared in build.declared:
        wanted = managed(line).get(declared.ga) or managed_boms(line).get(declared.ga)
        script = "buildscript" in (declared.statement.blocks if declared.statement else ())
        if not wanted or not declared.version or script or declared.group == BOOT:
            continue
        if not older(declared.version, wanted):
            continue
        if not build.has_boot(declared.file):
            if beside_boot and _is_agreed(build, declared, line):
                build.set_version(declared, wanted)
        elif declared.management:
            build.replace(declared, [])
        else:
            build.set_version(declared, None)
    for name, wanted in version_properties(line).items():
        for definition in build.definitions("", name):
            if build.has_boot(definition.file) and not definition.entry and older(definition.value, wanted):
                build.delete_lines(definition.file, *build.statement_span(definition))
    yield from build.changes("Spring Boot manages a newer version")


def _is_agreed(build: GradleBuild, declared: GradleDependency, line: Line) -> bool:
    """Libraries that share a variable, or a version of the catalogue, are all to have the same one."""
    sharing = [d for d in build.declared if _version_name(d) == _version_name(declared)]
    return _version_name(declared) is None or len({managed(line).get(d.ga) for d in sharing}) == 1


def _version_name(declared: GradleDependency) -> str | None:
    reference = declared.entry.field("version.ref") if declared.entry else None
    return reference.value if reference else declared.variable


def _raise(maven: Maven, declared: MavenDependency, line: Line) -> None:
    """Where no BOM of Boot gives versions, the module's own must be those that Boot's modules go with."""
    wanted, element = _wanted(declared, line), declared.written.element.find("version")
    if wanted is None or element is None or declared.version is None or not older(declared.version, wanted):
        return
    others = {_wanted(d, line) for d in maven.declared if d.written.version == declared.written.version}
    if others == {wanted}:
        maven.set_value(declared.file, element, wanted)
    else:
        maven.set_text(declared.file, element, wanted)


def _wanted(declared: MavenDependency, line: Line) -> str | None:
    """What Boot manages, its own modules left out: those are `spring-boot-version`'s."""
    return None if declared.group == BOOT else (managed_boms(line) if declared.bom else managed(line)).get(declared.ga)


def _release(maven: Maven, declared: MavenDependency, target: Target) -> bool:
    """Gives a dependency back to the BOM, and says whether it did. One that had Boot's own version has the target's by
    now, which its library need not have."""
    wanted, element = _wanted(declared, target.boot_line), declared.written.element
    if wanted is None or declared.version is None:
        return False
    if not older(declared.version, wanted) and (declared.version != target.spring_boot or declared.version == wanted):
        return False
    if not declared.management:
        maven.set_version(declared, None)
    elif declared.bom or {e.name for e in element.children} <= {"groupId", "artifactId", "version", "type", "scope"}:
        maven.drop(declared.file, element)
    elif (version := element.find("version")) is not None:
        maven.set_value(declared.file, version, wanted)
    return True


def _drop_properties(maven: Maven, path: str, line: Line) -> None:
    """Below Boot's parent a property of Boot's own name overrides the BOM. Where the BOM is only imported it does
    not, but other places may refer to it: there it gets the managed value."""
    for element in maven.pom(path).every_property:
        wanted = version_properties(line).get(element.name)
        value = maven.resolve(path, element.text)
        if wanted is None or value is None or not older(value, wanted):
            continue
        if maven.has_boot_parent(path):
            maven.delete(path, element)
        elif maven.has_boot(path):
            maven.set_text(path, element, wanted)


def _define_vanished(maven: Maven, path: str, line: Line) -> None:
    """`${x.version}` that an older Boot parent defined and the target's does not: written out, or left to the target
    where that manages the library."""
    if not maven.has_boot_parent(path):
        return
    here = [d for d in maven.declared if d.file == path and not d.management and _wanted(d, line)]
    managed_here = {version.start: d for d in here if (version := d.written.element.find("version")) is not None}
    for element in _versions(maven, path):
        name = element.text[2:-1]
        lost = element.text.startswith("${") and name not in version_properties(line) and last_property(name)
        if not lost or maven.definitions(path, name):
            continue
        if element.start in managed_here:
            maven.set_version(managed_here[element.start], None)
        else:
            maven.set_text(path, element, lost)


def _versions(maven: Maven, path: str) -> Iterator[Element]:
    return (element for element in maven.pom(path).root.walk() if element.name == "version")
