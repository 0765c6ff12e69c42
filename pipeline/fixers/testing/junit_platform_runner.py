"""JUnit 4's runner for the JUnit platform, for whose sake surefire 3 runs JUnit 4 only and no test of JUnit 5.

Source: maven-surefire-common 3, JUnitPlatformProviderInfo.isApplicable (not beside junit-platform-runner); JUnit 5.8
release notes (@Suite and its engine take the runner's place).
"""

from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.builds.additions import Additions
from pipeline.fixers.builds.coordinates import importing
from pipeline.sources.builds import Build, Coordinate, Declared
from pipeline.sources.java import JavaEdit
from pipeline.sources.project import Change
from pipeline.sources.syntax import TYPES, ancestor, annotations_of, arguments
from shared.models import Wave

_RUNNER = "org.junit.platform:junit-platform-runner"
_SUITE = Coordinate("org.junit.platform", "junit-platform-suite", "1.12.2", "test")
_JUNIT4 = ("org.junit.Test", "org.junit.Assert", "org.junit.Before", "org.junit.After", "org.junit.Rule")


@fixer(
    "junit-platform-runner",
    title="Replace the JUnit platform's runner by suites, for surefire to run JUnit 5",
    source="maven-surefire-common 3, JUnitPlatformProviderInfo; JUnit 5.8 release notes",
    wave=Wave.TEST,
    boot3=False,
)
def junit_platform_runner(case: Case) -> Iterator[Change]:
    """Not where tests of JUnit 4 would lose the library that the runner brings."""
    additions = Additions(case)
    found = _declared(additions)
    if not found or _wants_junit4(case, additions):
        return
    suites = False
    for path in case.project.java_paths(b"JUnitPlatform"):
        edit = case.project.java(path).edit()
        suites |= _annotations(edit)
        if edit:
            yield Change(path, edit.result(), "the JUnit platform runs the class itself")
    for build, declared in found:
        build.replace(declared, [additions.placed(build, declared.file, _SUITE)] if suites else [])
    yield from additions.changes("surefire 3 runs no test of JUnit 5 beside junit-platform-runner")


@fixer(
    "junit-platform-runner-unused",
    title="Leave out the JUnit platform's runner once no test needs it",
    source="maven-surefire-common 3, JUnitPlatformProviderInfo; JUnit 5.8 release notes",
    wave=Wave.TEST,
    boot3=False,
)
def junit_platform_runner_unused(case: Case) -> Iterator[Change]:
    """After the tests of JUnit 4, for whose sake it had stayed, are JUnit 5's."""
    additions = Additions(case)
    if not case.project.java_paths(b"JUnitPlatform") and not _wants_junit4(case, additions):
        for build, declared in _declared(additions):
            build.replace(declared, [])
    yield from additions.changes("surefire 3 runs no test of JUnit 5 beside junit-platform-runner")


def _declared(additions: Additions) -> list[tuple[Build, Declared]]:
    return [(b, d) for b in additions.builds for d in b.declared if d.ga == _RUNNER and not d.management]


def _wants_junit4(case: Case, additions: Additions) -> bool:
    """The library that the runner brings."""
    brought = any(d.ga == "junit:junit" and not d.management for b in additions.builds for d in b.declared)
    return bool(importing(case.project, *_JUNIT4)) and not brought


def _annotations(edit: JavaEdit) -> bool:
    """`@RunWith(JUnitPlatform.class)` is `@Suite` on a suite, and nothing on a test. True for a suite."""
    file, suites = edit.file, False
    chosen = any(i.name.startswith("org.junit.platform.suite.api") for i in file.imports)
    for node in file.annotations("RunWith"):
        cls = ancestor(node, *TYPES)
        if [file.text(a).rpartition("JUnitPlatform")[2] for a in arguments(node)] != [".class"] or cls is None:
            continue
        if chosen and len(annotations_of(file, cls)) > 1:
            edit.replace(node, "@" + edit.type_name("org.junit.platform.suite.api.Suite"))
            suites = True
        else:
            edit.delete_annotation(node)
    return suites
