"""Flyway's scripts for tests under the names of the application's own, in whose place they ran before Flyway 10."""

from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.boot.settings import values_of
from pipeline.sources.config import application_file, open_config
from pipeline.sources.project import Change, Project
from shared.models import Wave

_LOCATIONS = "spring.flyway.locations"
_HOME, _OWN = "db/migration", "db/test-migration"
_REASON = "Flyway takes the scripts of both class path entries since, and refuses two of one version"


@fixer(
    "flyway-test-scripts",
    title="Give the tests' Flyway scripts a location of their own",
    source="Flyway's ClassPathScanner of 7 (one resource a path: the tests' comes first) and of 10 (all of them)",
    wave=Wave.STARTUP,
    on=r"Found more than one (?:repeatable )?migration with (?:version|description)(?s:.)*target/test-classes/",
    confidence="medium",
)
def flyway_test_scripts(case: Case) -> Iterator[Change]:
    """Only where the tests' scripts cover the application's: then those were never seen by a test."""
    project = case.project
    modules = {d.module for d in case.diagnostics}
    for module in sorted("" if module in (None, ".") else module for module in modules):
        base = f"{module}/" if module else ""
        main = _names(project, f"{base}src/main/resources/{_HOME}/")
        tests = _names(project, f"{base}src/test/resources/{_HOME}/")
        if main and main <= tests and not values_of(project, _LOCATIONS, module):
            for name in sorted(tests):
                old = f"{base}src/test/resources/{_HOME}/{name}"
                yield Change(old.replace(_HOME, _OWN), project.read(old), _REASON)
                yield Change(old, None, _REASON)
            yield from _setting(project, module)


def _names(project: Project, home: str) -> set[str]:
    return {path.removeprefix(home) for path in project.glob(f"{home}**") if path.startswith(home)}


def _setting(project: Project, module: str) -> Iterator[Change]:
    """In the tests' file; without one, in `config/`, which adds to the application's own file instead of hiding it."""
    path = application_file(project, module, test=True)
    file = open_config(project, path) if path else None
    if path and file:
        yield Change(path, file.with_added(_LOCATIONS, f"classpath:{_OWN}").source, _REASON)
    else:
        base = f"{module}/" if module else ""
        home = f"{base}src/test/resources/config/application.properties"
        yield Change.text(home, f"{_LOCATIONS}=classpath:{_OWN}\n", _REASON)
