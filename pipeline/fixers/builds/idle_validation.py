"""Constraints that nothing checked stay so: springdoc 2.8 brings a validator, springfox and springdoc 1 did not."""

from collections.abc import Iterable

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.builds.exclusions import exclude
from pipeline.fixers.origin import came_from_before, depends_on
from pipeline.sources.maven import Maven
from pipeline.sources.project import Change
from shared.models import Wave

_VALIDATOR = "org.springframework.boot:spring-boot-starter-validation"
_API = ("validation-api", "jakarta.validation-api")
_PROVIDERS = r"spring-boot-starter-validation", r"hibernate-validator(?:-cdi)?", r"spring-boot-starter-jersey"


@fixer(
    "idle-validation",
    title="Keep springdoc's validator out where constraints were not checked",
    source="POM of springdoc-openapi-starter-common 2.8; Spring Boot 2.3 Release Notes: web starters have no validator",
    wave=Wave.POM,
)
def idle_validation(case: Case) -> Iterable[Change]:
    """Only where the project says that it has the API and, since Boot 2.3, no provider of it."""
    project = case.project
    if case.facts is None or came_from_before(case, (2, 3)) or not came_from_before(case, (3, 0)):
        return
    if not depends_on(project, *_API) or depends_on(project, *_PROVIDERS):
        return
    maven = Maven(project)
    for declared in maven.declared:
        if declared.group == "org.springdoc" and declared.artifact.startswith("springdoc-openapi-starter-"):
            exclude(maven, declared, [_VALIDATOR])
    yield from maven.changes("the project has constraints and no validator; springdoc would bring one")
