"""Annotations on fields that Lombok takes for its own @NonNull since 1.18.24, mostly imported by mistake.

`com.sun.istack.NotNull` and its like meant nothing: setters and constructors that Lombok writes took null. Newer Lombok
lets them throw ("password is marked non-null but is null"), and a @RequiredArgsConstructor asks for one more argument.
Boot 2.7 brought 1.18.24. Source: HandlerUtil.NONNULL_ANNOTATIONS of Lombok 1.18.22 and 1.18.24; seen with 1.18.46.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.builds.coordinates import builds_of
from pipeline.fixers.origin import came_from_before
from pipeline.knowledge import older
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import annotations_of, members
from shared.models import Wave

_NEWLY_READ = frozenset(
    {
        "com.sun.istack.NotNull",
        "com.unboundid.util.NotNull",
        "org.antlr.v4.runtime.misc.NotNull",
        "org.codehaus.commons.nullanalysis.NotNull",
        "com.mongodb.lang.NonNull",
        "io.micrometer.core.lang.NonNull",
        "io.reactivex.annotations.NonNull",
        "io.reactivex.rxjava3.annotations.NonNull",
    }
)
_WRITES = (
    *("Data", "Value", "Setter", "Builder", "SuperBuilder", "With"),
    *("AllArgsConstructor", "RequiredArgsConstructor"),
)


@fixer(
    "lombok-null-checks",
    title="Keep Lombok from checking for null what it did not check",
    source="Lombok 1.18.24, HandlerUtil.NONNULL_ANNOTATIONS; Spring Boot 2.7.0's managed Lombok",
    wave=Wave.TEST,
    boot3=False,
)
def lombok_null_checks(case: Case) -> Iterator[Change]:
    """Lombok of Boot 2.0 read every annotation that is called NonNull: there it stays."""
    if not came_from_before(case, (2, 7)) or _chose_newer(case):
        return
    names = {n for n in _NEWLY_READ if n.endswith(".NotNull") or not came_from_before(case, (2, 1))}
    for path in case.project.java_paths(*(name.encode() for name in names)):
        file = case.project.java(path)
        imported = {item.name: item.simple for item in file.imports if item.name in names and not item.static}
        if b"lombok" not in file.source or not imported:
            continue
        edit = file.edit()
        found = [a for cls in file.walk("class_declaration") for a in _idle(file, cls, set(imported.values()))]
        for annotation in found:
            edit.delete_annotation(annotation)
        if edit:
            yield Change(path, edit.result(), "Lombok 1.18.24 and later would refuse null where it took it before")


def _chose_newer(case: Case) -> bool:
    """The project says a version of Lombok itself that reads them."""
    declared = [d for build in builds_of(case.project) for d in build.declared if d.ga == "org.projectlombok:lombok"]
    return any(d.version is not None and not older(d.version, "1.18.24") for d in declared)


def _idle(file: JavaFile, cls: Node, names: set[str]) -> Iterator[Node]:
    whole = bool(annotations_of(file, cls, *_WRITES))
    for member in members(cls, "field_declaration"):
        if whole or annotations_of(file, member, "Setter"):
            yield from annotations_of(file, member, *names)
