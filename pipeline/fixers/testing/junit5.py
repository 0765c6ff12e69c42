"""JUnit 4 tests become JUnit 5 tests, whole families of classes at a time, or stay on the vintage engine.

No test changes its class or name, no assertion goes. What has other names in JUnit 5's reports (parameterized tests,
suites, theories) and what has no plain JUnit 5 form stays as it is.
"""

import re
from collections.abc import Iterable, Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.testing.dormant import dormant
from pipeline.fixers.testing.junit5_assertions import Undoable, move_assertions
from pipeline.fixers.testing.junit5_lifecycle import drop_idle_extensions, move_annotations, move_expected
from pipeline.fixers.testing.junit5_rules import move_rules
from pipeline.sources.java import JavaFile
from pipeline.sources.pom import Dependency
from pipeline.sources.project import Change, Project
from pipeline.sources.syntax import superclass
from pipeline.sources.xml import Element
from shared.models import Wave

_JUNIT4 = re.compile(rb"\borg\.junit\.(?!jupiter\b|platform\b|vintage\b)|\bjunit\.framework\.")
_GRADLE_JUPITER = re.compile(r"junit-jupiter|spring-boot-starter-test(?![^{}]*\{[^}]*exclude[^}]*jupiter)")
_PASSES = (drop_idle_extensions, move_assertions, move_rules, move_expected, move_annotations)
_JUNIT4_BASES = re.compile(r"Abstract(?:Transactional)?JUnit4SpringContextTests|TestCase|\w*JUnit4\w*")


@fixer(
    "junit4-to-junit5",
    title="Move JUnit 4 tests to JUnit 5 where the whole class can move",
    source="JUnit 5 User Guide, Migrating from JUnit 4; Boot 2.4 release notes (vintage engine removed); catalogue I01",
    wave=Wave.TEST_COMPILE,
)
def junit4_to_junit5(case: Case) -> Iterator[Change]:
    files = {p: case.project.java(p) for p in case.project.java_paths(b"org.junit.", b"junit.framework.") if _test(p)}
    asleep = dormant(case, files)
    moved = {p: after for p, file in files.items() if p not in asleep and (after := _moved(file)) is not None}
    stuck = {path for path, file in files.items() if path not in moved and _JUNIT4.search(file.source)}
    for path in _without(_families(case.project), stuck, moved):
        if moved[path] != files[path].source and has_jupiter(case.project, path):
            yield Change(path, moved[path], "JUnit 4 became JUnit 5; the tests keep their names")


def _test(path: str) -> bool:
    return "src/main/" not in path


def _moved(file: JavaFile) -> bytes | None:
    """The file on JUnit 5, or None when it has to stay."""
    if file.has_errors or not _JUNIT4.search(file.source):
        return None
    if any(_JUNIT4_BASES.fullmatch(superclass(file, cls)) for cls in file.walk("class_declaration")):
        return None
    try:
        for move in _PASSES:
            file = JavaFile(move(file))
    except Undoable:
        return None
    return None if file.has_errors else file.source


def _families(project: Project) -> dict[str, set[str]]:
    """By path, the paths of the test classes that it extends."""
    by_name: dict[str, list[str]] = {}
    paths = [path for path in project.java_paths() if "/test/" in path or "Test" in path]
    for path in paths:
        by_name.setdefault(path.rpartition("/")[2].removesuffix(".java"), []).append(path)
    return {
        path: {
            base
            for cls in project.java(path).walk("class_declaration")
            for base in by_name.get(superclass(project.java(path), cls), [])
        }
        for path in paths
        if b" extends " in project.read(path)
    }


def _without(families: dict[str, set[str]], stuck: set[str], moved: Iterable[str]) -> list[str]:
    """Paths that may move: not related, over any number of steps, to one that must stay."""
    reached = set(stuck)
    while True:
        more = {b for p, bases in families.items() if p in reached for b in bases}
        more |= {p for p, bases in families.items() if bases & reached}
        if more <= reached:
            return [path for path in moved if path not in reached]
        reached |= more


def has_jupiter(project: Project, path: str) -> bool:
    """False when a build file says what the module's tests run on and JUnit 5 is not part of it."""
    folders, readable = list(_upwards(project.module_of(path))), set(project.poms())
    poms = [project.pom(pom) for folder in folders if (pom := f"{folder}/pom.xml".lstrip("/")) in readable]
    if poms:
        return any(_brings_jupiter(dependency) for pom in poms for dependency in pom.dependencies)
    names = ("build.gradle", "build.gradle.kts")
    scripts = [s for folder in folders for name in names if (s := f"{folder}/{name}".lstrip("/")) in project]
    found = [_GRADLE_JUPITER.search(project.text(script)) for script in scripts]
    return not scripts or any(found)


def _brings_jupiter(dependency: Dependency) -> bool:
    starter = dependency.ga == "org.springframework.boot:spring-boot-starter-test"
    return dependency.group == "org.junit.jupiter" or (starter and not _excludes(dependency.element))


def _upwards(folder: str) -> Iterator[str]:
    while folder:
        yield folder
        folder = folder.rpartition("/")[0]
    yield ""


def _excludes(starter: Element) -> bool:
    excluded = starter.all("exclusions", "exclusion")
    return any(e.value("groupId") == "org.junit.jupiter" for e in excluded)
