"""Boot's BOM where a project needs it: before one of somebody else (JHipster's, a company's) that gave the versions of
its Boot 2, and where no BOM gives any and versions no longer go together.

Maven takes the first of two imported BOMs at its word. What only the other one knows keeps its versions.
"""

from collections.abc import Iterable

from pipeline.fixers.base import Case, fixer
from pipeline.sources.maven import Maven, bom_xml
from pipeline.sources.pom import Dependency
from pipeline.sources.poms import BOOT
from pipeline.sources.project import Change
from shared.models import Wave

_BOM = f"{BOOT}:spring-boot-dependencies"


@fixer(
    "boot-bom",
    title="Import Spring Boot's BOM before one that gives the versions of Boot 2",
    source="Maven, Introduction to the Dependency Mechanism: of two imported BOMs the first wins",
    wave=Wave.POM,
    boot3=False,
)
def boot_bom(case: Case) -> Iterable[Change]:
    maven = Maven(case.project)
    for path in maven.paths:
        first = next((item for item in maven.pom(path).managed if _is_import(item)), None)
        if first is not None and maven.external_parent(path) is None and _takes_boot_from(maven, path):
            maven.edit(path).insert_before(first.element, bom_xml(_BOM, case.target.spring_boot))
    yield from maven.changes("the other BOM gives the versions of Boot 2")


def _is_import(item: Dependency) -> bool:
    scope = item.element.find("scope")
    return scope is not None and scope.text == "import"


def _takes_boot_from(maven: Maven, path: str) -> bool:
    """Something of Boot has no version in this POM or below it, and nothing in sight but a BOM of others gives one."""
    below = [file for file in maven.paths if path in maven.lineage(file)]
    starters = [item for item in maven.declared if item.file in below and not item.management and item.group == BOOT]
    unversioned = [item for item in starters if item.written.version is None and not maven.locally_managed(item)]
    return bool(unversioned) and not any(maven.has_boot(item.file) for item in unversioned)


@fixer(
    "boot-bom-missing",
    title="Import Spring Boot's BOM where modules have none and their libraries do not go together",
    source="Spring Boot Maven plugin, Using Spring Boot without the Parent POM; Ehcache 3's range of JAXB versions",
    wave=Wave.POM,
    boot3=False,
    on=r"LoggerFactory is not a Logback LoggerContext|NoSuchMethodError|NoSuchFieldError|AbstractMethodError"
    r"|IncompatibleClassChangeError|NoClassDefFoundError|Failed to collect dependencies at org\.ehcache",
)
def boot_bom_missing(case: Case) -> Iterable[Change]:
    """What is declared keeps its version; what that brings along gets Boot's."""
    maven = Maven(case.project)
    if not any(item.group == BOOT for item in maven.declared):
        return
    without = [path for path in maven.paths if not maven.has_boot(path) and maven.pom(path).dependencies]
    for path in dict.fromkeys(maven.lineage(path)[-1] for path in without):
        maven.import_bom(path, _BOM, case.target.spring_boot)
    yield from maven.changes("no BOM gave the versions of what the libraries bring along")
