"""GraphQL SPQR, which is built for one line of graphql-java, while Boot's BOM has given another since 2.7."""

from collections.abc import Iterable

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.builds.coordinates import builds_of
from pipeline.fixers.origin import depends_on
from pipeline.knowledge import older
from pipeline.sources.builds import Coordinate
from pipeline.sources.project import Change
from shared.models import Wave

_SPQR, _VERSION = "io.leangen.graphql:spqr", "0.12.4"
_CORE = Coordinate("com.graphql-java", "graphql-java", "21.5")


@fixer(
    "spqr-graphql-java",
    title="Take the last GraphQL SPQR, and the graphql-java that it is built for",
    source="GraphQL SPQR 0.12.4, its POM (graphql-java 21); Spring Boot 2.7 release notes, Spring for GraphQL",
    wave=Wave.POM,
    boot3=False,
    on=r"(?:NoClassDefFoundError|ClassNotFoundException|NoSuchMethodError|NoSuchFieldError)\b.*\bgraphql[./]",
    confidence="medium",
)
def spqr_graphql_java(case: Case) -> Iterable[Change]:
    if depends_on(case.project, "spring-boot-starter-graphql", "spring-graphql"):
        return
    for build in builds_of(case.project):
        core = [item for item in build.declared if item.ga == _CORE.ga]
        for item in (item for item in build.declared if item.ga == _SPQR):
            if item.versioned and item.version and older(item.version, _VERSION):
                build.set_version(item, _VERSION)
            if not item.management and not core:
                build.add(item.file, _CORE)
        yield from build.changes("SPQR is built for graphql-java 21; Boot's BOM gives a later one")
