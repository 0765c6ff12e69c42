"""Libraries by what the class path before the migration had: it names the home of every package that another
library had brought, and that nothing brings any more."""

from collections.abc import Iterator
from dataclasses import replace

from pipeline.fixers.base import Case
from pipeline.fixers.builds.coordinates import parse_coordinates
from pipeline.knowledge import catalogue, managed
from pipeline.sources.builds import Coordinate

_NOT_BACK = ("javax.", "jakarta.", "org.springframework", "io.springfox", "com.netflix.", "org.hibernate")
"""Groups whose libraries of before are no use beside Boot 3: of Java EE under javax, of an older Spring, or ended,
with sources that another fixer or a person has to change."""


def home_before(case: Case, name: str) -> tuple[str, Coordinate] | None:
    """The package that `name`, a package or a type, stands for, with the one library that had it before. None when
    none had it, or several, or what had it must not come back."""
    package = next((p for p in _packages(name) if any(p in found for found in case.libraries.values())), None)
    homes = [library for library, packages in case.libraries.items() if package in packages]
    if package is None or len(homes) != 1:
        return None
    coordinate = _today(case, package, homes[0])
    return (package, coordinate) if coordinate else None


def version_before(case: Case, ga: str) -> str | None:
    """Of the library that the class path had, if it may come back as it was, or a newer one of it."""
    library = next((one for one in case.libraries if one.startswith(f"{ga}:")), None)
    found = _today(case, "", library) if library else None
    return found.version if found and found.ga == ga else None


def _packages(name: str) -> Iterator[str]:
    """The name itself and, behind a type's name, what is before it: `a.b.Outer.Inner` is in `a.b`."""
    yield name
    head, _, last = name.rpartition(".")
    while last[:1].isupper():
        yield head
        head, _, last = head.rpartition(".")


def _today(case: Case, package: str, library: str) -> Coordinate | None:
    """As the catalogue has it for the target, else as it was; Boot's BOM has its own say where it manages it. Scope
    `test` for what only tests saw."""
    group, artifact, version, scope = library.split(":")
    if f"{group}.".startswith(_NOT_BACK):
        return None
    as_before = Coordinate(group, artifact, version, "test" if scope == "test" else None)
    entry = next((e for e in catalogue(case.target.boot_line) if e.applies(group, artifact, version)), None)
    if entry is None or entry.action == "classify" or (entry.keep and f"{package}.".startswith(f"{entry.keep}.")):
        return as_before
    if entry.action in ("bump", "pin"):
        return replace(as_before, version=entry.to)
    successors = parse_coordinates(entry.to) if entry.action == "replace" else ()
    known = [s for s in successors if s.version or s.ga in managed(case.target.boot_line)]
    return replace(known[0], scope=as_before.scope) if len(known) == len(successors) == 1 else None
