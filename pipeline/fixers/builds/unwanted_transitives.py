"""Libraries that others bring along, that no code of theirs needs, and that do harm in Spring Boot 3."""

from collections.abc import Iterable

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.builds.exclusions import exclude
from pipeline.sources.maven import Maven
from pipeline.sources.project import Change
from shared.models import Wave

_BROUGHT = {
    # asks for the variant for Android, which SnakeYAML 2 is not published as; Boot's starters bring the ordinary one
    "com.github.javafaker:javafaker": "org.yaml:snakeyaml",
    # by graphql-java-annotations 9.1, none of whose classes names a type of it
    "com.graphql-java-kickstart:graphql-spring-boot-starter": "javax.validation:validation-api",
}


@fixer(
    "unwanted-transitives",
    title="Keep out what a library brings along without a need and Spring Boot 3 has no room for",
    source="POMs of javafaker 1.0.2 and graphql-java-annotations 9.1; SnakeYAML 2.0 changes",
    wave=Wave.POM,
)
def unwanted_transitives(case: Case) -> Iterable[Change]:
    maven = Maven(case.project)
    for declared in maven.declared:
        if declared.ga in _BROUGHT and not declared.management:
            exclude(maven, declared, [_BROUGHT[declared.ga]])
    yield from maven.changes("SnakeYAML 2 has no variant for Android; constraints of javax.validation are not checked")
