"""Flyway's scripts for tests under the names of the application's own, in whose place they ran before Flyway 10."""

import re
from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.boot.settings import values_of
from pipeline.sources.config import added_in_tests, application_file, open_config
from pipeline.sources.project import Change, Project
from pipeline.sources.settings import find
from shared.models import Wave

_LOCATIONS = "spring.flyway.locations"
_DEFAULT = "classpath:db/migration"
_PLACE = re.compile(r"classpath:/?(?P<home>[\w-]+(?:/[\w-]+)*)(?P<vendor>/\{vendor\})?/?")
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
        location = _location(project, module)
        if location is None:
            continue
        home, own = location["home"], _own(location["home"])
        main = _names(project, f"{base}src/main/resources/{home}/")
        tests = _names(project, f"{base}src/test/resources/{home}/")
        if main and main <= tests:
            for name in sorted(tests):
                old = f"{base}src/test/resources/{home}/{name}"
                yield Change(f"{base}src/test/resources/{own}/{name}", project.read(old), _REASON)
                yield Change(old, None, _REASON)
            yield _setting(project, module, f"classpath:{own}{location['vendor'] or ''}")


def _location(project: Project, module: str) -> re.Match[str] | None:
    """The one place on the class path where the module's scripts are, whichever of its files names it."""
    named = set(values_of(project, _LOCATIONS, module)) or {_DEFAULT}
    return _PLACE.fullmatch(named.pop()) if len(named) == 1 else None


def _own(home: str) -> str:
    above, _, name = home.rpartition("/")
    return f"{above}/test-{name}" if above else f"test-{name}"


def _names(project: Project, home: str) -> set[str]:
    return {path.removeprefix(home) for path in project.glob(f"{home}**") if path.startswith(home)}


def _setting(project: Project, module: str, location: str) -> Change:
    """In the tests' file, or in the one that adds to the application's."""
    path = application_file(project, module, test=True)
    file = open_config(project, path) if path else None
    if path and file:
        written = find(file, _LOCATIONS)
        after = file.with_value(written, location) if written else file.with_added(_LOCATIONS, location)
        return Change(path, after.source, _REASON)
    return Change.text(added_in_tests(module), f"{_LOCATIONS}={location}\n", _REASON)
