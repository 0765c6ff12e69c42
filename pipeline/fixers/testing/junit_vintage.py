"""Keeps JUnit 4 tests running on the JUnit platform."""

from collections.abc import Iterable
from dataclasses import replace

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.builds.additions import Additions
from pipeline.fixers.builds.coordinates import importing
from pipeline.fixers.testing.dormant import ran_beside_jupiter, without_vintage
from pipeline.sources.builds import Build, Coordinate
from pipeline.sources.project import Change
from shared.models import Wave

_VINTAGE = Coordinate(
    "org.junit.vintage", "junit-vintage-engine", "5.12.2", "test", exclusions=("org.hamcrest:hamcrest-core",)
)
_JUNIT4 = (
    "org.junit.Test",
    "org.junit.runner",
    "org.junit.runners",
    "org.junit.rules",
    "org.junit.experimental",
    "junit.framework",
)
_PLATFORM = ("org.springframework.boot:spring-boot-starter-test", "org.junit.jupiter:junit-jupiter")


@fixer(
    "junit-vintage",
    title="Add the JUnit Vintage engine where JUnit 4 tests stay",
    source="Spring Boot 2.4 release notes, JUnit 5's Vintage Engine Removed from spring-boot-starter-test",
    wave=Wave.TEST_COMPILE,
    boot3=False,
    on=r"package (org\.junit|junit\.framework)(\.(runner|runners|rules)\S*)? does not exist",
    proactive=True,
)
def junit_vintage(case: Case) -> Iterable[Change]:
    """Runs last: what the test fixers turned into JUnit 5 needs no engine for JUnit 4, and what never ran stays so;
    where that misses the library alone, `transitive-libraries` declares it."""
    additions = Additions(case)
    importers = importing(case.project, *_JUNIT4)
    for build in additions.builds:
        for script in dict.fromkeys(script for path in importers if (script := build.script_of(path))):
            if without_vintage(case, script):
                continue
            late = _runs_on_platform(build, script) or ran_beside_jupiter(case, script)
            if late and not build.declares(script, _VINTAGE.ga):
                build.add(script, _as_jupiter(build, script, additions.placed(build, script, replace(_VINTAGE))))
    yield from additions.changes("JUnit 4 tests would compile, or not, but never run")


def _as_jupiter(build: Build, script: str, engine: Coordinate) -> Coordinate:
    """In the version of JUnit 5's own parts beside it, or without one as these: engines share a platform."""
    parts = [d for d in build.declared if d.file == script and d.group == "org.junit.jupiter" and not d.management]
    if engine.version is None or not parts:
        return engine
    known = next((version for part in parts if (version := part.version or build.locally_managed(part))), None)
    unclear = any(part.versioned for part in parts)
    return replace(engine, version=known or (engine.version if unclear else None))


def _runs_on_platform(build: Build, script: str) -> bool:
    """Without JUnit 5 beside it, surefire runs JUnit 4 by itself."""
    return any(build.declares(script, ga) for ga in _PLATFORM)
