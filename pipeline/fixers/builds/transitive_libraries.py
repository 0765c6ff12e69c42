"""Libraries that sources use without declaring them, and that nothing brings any more.

A dependency that Boot 3's libraries or their successors no longer have (Springfox brought Guava, Hibernate 5 dom4j)
leaves the sources' imports without a home. The table `package_homes` names it, or else the class path before the
migration does.
"""

import re
from collections.abc import Iterable

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.builds.additions import Additions
from pipeline.fixers.builds.class_path import home_before
from pipeline.fixers.builds.coordinates import importing
from pipeline.knowledge.tables import read_table
from pipeline.sources.builds import Coordinate
from pipeline.sources.project import Change
from shared.models import Wave

_UNSEEN = re.compile(r"(?:cannot access|class file for) ([\w.]+)")
"""A library's class is needed by another's, whether a source names it or not."""
_GONE = re.compile(
    rf"package ([\w.]+) does not exist|{_UNSEEN.pattern}|symbol: +class \w+\s+location: +package (org\.webjars)\b"
)
"""The last of a package that another library has as well, with other classes."""


@fixer(
    "transitive-libraries",
    title="Declare a library that sources use and that nothing brings any more",
    source="Apache Maven, Introduction to the Dependency Mechanism: directly specify what the sources use",
    wave=Wave.IMPORTS,
    boot3=False,
    on=_GONE.pattern,
    confidence="medium",
)
def transitive_libraries(case: Case) -> Iterable[Change]:
    additions = Additions(case)
    reported = {d.path for d in case.diagnostics if d.path}
    for package, library in _homes(case):
        paths = [p for p in importing(case.project, package) if p in reported] or _without(case, package)
        for build in additions.builds:
            scripts = dict.fromkeys((script, path) for path in paths if (script := build.script_of(path)))
            for script in dict.fromkeys(script for script, _ in scripts):
                only_tests = all("src/test/" in path for owner, path in scripts if owner == script)
                if not build.declares(script, library.ga):
                    item = Coordinate(library.group, library.artifact, library.version, "test" if only_tests else None)
                    build.add(script, additions.placed(build, script, item))
    yield from additions.changes("sources use it, and what brought it is gone")


def _homes(case: Case) -> list[tuple[str, Coordinate]]:
    """Each missing package with the library to declare for it."""
    missing = {m[1] or m[2] or m[3] for d in case.diagnostics for m in _GONE.finditer(f"{d.message}\n{d.detail}")}
    homes = {home for name in missing if (home := home_of(name) or home_before(case, name)) is not None}
    return sorted(homes, key=lambda home: (home[0], home[1].ga))


def _without(case: Case, package: str) -> list[str]:
    """Sources that the compiler refuses for want of a class of this package in a library's signature."""
    return [
        d.path for d in case.diagnostics
        if d.path and any(f"{m[1]}.".startswith(f"{package}.") for m in _UNSEEN.finditer(d.message))
    ]  # fmt: skip


def home_of(package: str) -> tuple[str, Coordinate] | None:
    """The table's longest package that is this one or above it, with its library."""
    rows = [row for row in read_table("package_homes") if f"{package}.".startswith(f"{row['package']}.")]
    if not rows:
        return None
    row = max(rows, key=lambda row: len(row["package"]))
    group, _, artifact = row["ga"].partition(":")
    return row["package"], Coordinate(group, artifact, row["version"])
