"""GraphQL Java of the line that GraphQL Java Kickstart's last release was compiled for.

Kickstart ended with 15.1.0, for GraphQL Java 21; Boot manages 22 and later since 3.3, without methods that Kickstart
calls ("NoSuchMethodError: graphql.parser.Parser.parseDocument"). Source: POMs and jars of both; tried on 3.5.16.
"""

from collections.abc import Iterable
from dataclasses import replace

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.builds.coordinates import builds_of
from pipeline.fixers.origin import depends_on
from pipeline.knowledge import managed
from pipeline.sources.builds import Coordinate
from pipeline.sources.project import Change
from shared.models import Wave

_STARTERS = ("com.graphql-java-kickstart:graphql-spring-boot-starter", "com.graphql-java:graphql-spring-boot-starter")
_LIBRARY = Coordinate("com.graphql-java", "graphql-java", "21.5")


@fixer(
    "graphql-java-line",
    title="Give GraphQL Java Kickstart the GraphQL Java that it was compiled for",
    source="POMs of graphql-spring-boot 15.1.0; Spring Boot 3.3 managed versions",
    wave=Wave.POM,
)
def graphql_java_line(case: Case) -> Iterable[Change]:
    if case.target.boot_line < (3, 3) or depends_on(case.project, "spring-boot-starter-graphql", "spring-graphql"):
        return
    lost = f"{_LIBRARY.ga} {managed(case.target.boot_line)[_LIBRARY.ga]}"  # named, so that T6 lets the pin stand
    for build in builds_of(case.project):
        for declared in build.declared:
            asks = declared.ga in _STARTERS and not declared.management
            if asks and not build.declares(declared.file, _LIBRARY.ga):
                build.add(declared.file, replace(_LIBRARY))
        yield from build.changes(f"Kickstart's last release calls what {lost} no longer has")
