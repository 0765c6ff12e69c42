"""Libraries whose classes are asked for when the tests run, and that nothing brings any more.

No source imports them: a configuration names the class, or another library loads it where it finds it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.builds.additions import Additions
from pipeline.fixers.builds.class_path import home_before
from pipeline.fixers.builds.transitive_libraries import home_of
from pipeline.sources.builds import Coordinate
from pipeline.sources.project import Change
from shared.models import Diagnostic, Wave

_NOT_FOUND = re.compile(r"(?:NoClassDefFoundError|ClassNotFoundException): ([A-Za-z_][\w$]*(?:[./][\w$]+)+)")


@fixer(
    "runtime-libraries",
    title="Declare a library whose class is loaded when the tests run and that nothing brings any more",
    source="Apache Maven, Introduction to the Dependency Mechanism: directly specify what the sources use",
    wave=Wave.TEST,
    boot3=False,
    on=_NOT_FOUND.pattern,
    confidence="medium",
)
def runtime_libraries(case: Case) -> Iterable[Change]:
    """Only what the class path before the migration had, and that of the tests has no more."""
    additions = Additions(case)
    for diagnostic in case.diagnostics:
        place = _place(case, diagnostic) or ""
        for library in _libraries(case, diagnostic):
            for build in additions.builds:
                script = build.script_of(place)
                if script and not build.declares(script, library.ga):
                    build.add(script, additions.placed(build, script, library))
    yield from additions.changes("it is loaded at run time, and what brought it is gone")


def _libraries(case: Case, diagnostic: Diagnostic) -> Iterator[Coordinate]:
    names = (m[1].replace("/", ".") for m in _NOT_FOUND.finditer(f"{diagnostic.message}\n{diagnostic.detail}"))
    for name in dict.fromkeys(names):
        before = home_before(case, name.partition("$")[0])
        if before:
            known = home_of(name)
            library = known[1] if known and known[1].ga == before[1].ga else before[1]
            yield replace(library, scope=before[1].scope or "runtime")


def _place(case: Case, diagnostic: Diagnostic) -> str | None:
    """A file of the module whose tests miss the class."""
    if diagnostic.path or not diagnostic.test:
        return diagnostic.path
    source = f"/{re.split('[#$]', diagnostic.test)[0].replace('.', '/')}.java"
    return next((path for path in case.project.paths if path.endswith(source)), None)
