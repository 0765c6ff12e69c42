"""Spring Cloud Stream's test binder: a second artifact of the main one until 2021.0, one of its own since 2022.0."""

from collections.abc import Iterable

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.builds.coordinates import builds_of
from pipeline.sources.builds import Build, Coordinate, Declared
from pipeline.sources.maven import Maven
from pipeline.sources.poms import MavenDependency
from pipeline.sources.project import Change
from shared.models import Wave

_STREAM = "org.springframework.cloud:spring-cloud-stream"
_BINDER = Coordinate("org.springframework.cloud", "spring-cloud-stream-test-binder")


@fixer(
    "stream-test-binder",
    title="Declare Spring Cloud Stream's test binder by its own artifact",
    source="Spring Cloud Stream 4.0 reference, Test Binder; start.spring.io, dependency cloud-stream; catalogue B13",
    wave=Wave.POM,
)
def stream_test_binder(case: Case) -> Iterable[Change]:
    """`<type>test-jar</type><classifier>test-binder</classifier>` and Gradle's `::test-binder@test-jar`."""
    for build in builds_of(case.project):
        for declared in list(build.declared):
            if declared.ga == _STREAM and declared.classifier == "test-binder":
                build.replace(declared, [_BINDER])
                _plain(build, declared)
        yield from build.changes("the test binder is an artifact of its own since Spring Cloud 2022.0")


def _plain(build: Build, declared: Declared) -> None:
    """Maven keeps type and classifier in elements of their own."""
    if isinstance(build, Maven) and isinstance(declared, MavenDependency):
        for name in ("type", "classifier"):
            if (element := declared.written.element.find(name)) is not None:
                build.delete(declared.file, element)
