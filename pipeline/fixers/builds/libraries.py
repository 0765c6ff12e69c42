"""Dependencies that a BOM no longer manages, or that need a variant for Spring Boot 3."""

import re
from collections.abc import Iterable

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.builds.coordinates import replace_libraries
from pipeline.sources.project import Change
from shared.models import Wave

_MISSING = re.compile(
    r"'dependencies\.dependency\.version' for (?P<maven>[\w.\-]+:[\w.\-]+):"
    r"|Could not find (?P<gradle>[\w.\-]+:[\w.\-]+):\."
)


def missing_versions(case: Case) -> frozenset[str]:
    """`group:artifact` that Maven's model check or Gradle's resolution has no version for."""
    texts = (f"{d.message}\n{d.detail}" for d in case.diagnostics)
    return frozenset(m["maven"] or m["gradle"] for text in texts for m in _MISSING.finditer(text))


@fixer(
    "managed-version-gone",
    title="Rename, pin or remove dependencies that the Boot BOM no longer manages",
    source="Dependency versions of Spring Boot 2.7 and 3.x compared; Spring Boot 3.0 Migration Guide, Jakarta EE",
    wave=Wave.POM,
    boot3=False,
    on=_MISSING.pattern.replace("?P<maven>", "").replace("?P<gradle>", ""),
    proactive=True,
)
def managed_version_gone(case: Case) -> Iterable[Change]:
    yield from replace_libraries(case.project, case.target.boot_line, ("A", "D"), missing_versions(case))


@fixer(
    "spring-cloud-replacements",
    title="Replace Spring Cloud modules that ended (Netflix, Sleuth, legacy OAuth)",
    source="Spring Cloud Greenwich.RC1 announcement (modules in maintenance); 2020.0 and 2022.0 release notes",
    wave=Wave.POM,
    boot3=False,
    on=r"'dependencies\.dependency\.version' for org\.springframework\.(cloud|security\.oauth)",
    proactive=True,
)
def spring_cloud_replacements(case: Case) -> Iterable[Change]:
    yield from replace_libraries(case.project, case.target.boot_line, ("B",), missing_versions(case))


@fixer(
    "springfox-dependencies",
    title="Replace Springfox by springdoc-openapi",
    source="springdoc-openapi documentation, Migrating from SpringFox",
    wave=Wave.POM,
)
def springfox_dependencies(case: Case) -> Iterable[Change]:
    yield from replace_libraries(case.project, case.target.boot_line, ("C01",), frozenset())


@fixer(
    "boot3-libraries",
    title="Move third-party libraries to their Spring Boot 3 and Jakarta variants",
    source="the catalogue in pipeline/knowledge/data/catalogue.tsv; release notes of each library",
    wave=Wave.POM,
)
def boot3_libraries(case: Case) -> Iterable[Change]:
    families = tuple(f"C{n:02}" for n in range(2, 100))
    yield from replace_libraries(case.project, case.target.boot_line, families, frozenset())
