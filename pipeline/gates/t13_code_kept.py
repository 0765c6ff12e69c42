"""T13: production code still does its work: no body emptied, stubbed out or deleted, no generated mapper left empty."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.gates.base import Evidence, Gate, Verdict, nothing_to_ask, passed, refuse_or
from pipeline.gates.methods import Method, methods, statements, types
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Project
from pipeline.sources.syntax import field_text

_CONSTANT = re.compile(
    r"return\s*(null|true|false|-?\d\w*|\"[^\"]*\"|Optional\.empty\(\)|Collections\.empty\w+\(\)|(List|Set|Map)\.of\(\)"
    r"|new (ArrayList|HashMap|HashSet)<>\(\))?\s*;"
)


@dataclass(frozen=True)
class Work:
    """How much a method does. `constant`: all it does is to return a literal or nothing."""

    path: str
    statements: int
    constant: bool
    nulls: int
    unsupported: int


def _judge(evidence: Evidence) -> Verdict:
    before, after = _work(evidence.before), _work(evidence.after)
    offenders = [*_deleted(evidence), *_unbound_mappers(evidence.after)]
    offenders += [text for label in before.keys() & after.keys() for text in _less(label, before[label], after[label])]
    if not before and not offenders:
        return nothing_to_ask("there is no Java method in the main sources.")
    return refuse_or(offenders, passed(f"{len(before)} methods were compared; none was emptied or stubbed out."))


def _less(label: str, was: Work, now: Work) -> Iterator[str]:
    if was.statements and not now.statements:
        yield f"{label} was emptied ({now.path})"
    elif now.constant and not was.constant and was.statements > 1:
        yield f"{label} only returns a constant now ({now.path})"
    elif now.nulls > was.nulls:
        yield f"{label}: `return null` was added ({now.path})"
    if now.unsupported > was.unsupported:
        yield f"{label}: UnsupportedOperationException was added ({now.path})"


def _work(project: Project) -> dict[str, Work]:
    """By class, method and number of parameters."""
    return {
        f"{method.label}/{method.parameters}": work
        for owner in types(project, tests=False)
        for method in methods(owner)
        if (work := _of(method)) is not None
    }


def _of(method: Method) -> Work | None:
    if method.body is None:
        return None
    file, inside = method.file, statements(method.body)
    returned = [file.text(node) for node in file.walk("return_statement", under=method.body)]
    if field_text(file, method.node, "type") == "Void":  # null is all that it can return
        returned = []
        inside = inside[:-1] if inside and _CONSTANT.fullmatch(file.text(inside[-1])) else inside
    created = [file.text(node) for node in file.walk("object_creation_expression", under=method.body)]
    return Work(
        method.owner.path,
        len(inside),
        len(inside) == 1 and _CONSTANT.fullmatch(file.text(inside[0])) is not None,
        sum(re.fullmatch(r"return\s+null\s*;", text) is not None for text in returned),
        sum(text.startswith("new UnsupportedOperationException") for text in created),
    )


def _deleted(evidence: Evidence) -> Iterator[str]:
    """A class may go when a fixer deleted its file or names it in its reason."""
    left = {owner.name for owner in types(evidence.after, tests=False)}
    for owner in types(evidence.before, tests=False):
        by_fixer = owner.path not in evidence.after and any(e.path == owner.path for e in evidence.trusted_edits)
        if owner.name not in left and not by_fixer and not evidence.excused(owner.path, owner.simple):
            yield f"class {owner.name} is gone ({owner.path})"


def _unbound_mappers(project: Project) -> Iterable[str]:
    """MapStruct beside Lombok without the binding generates mappers that copy nothing, and the build stays green
    (catalogue K02, lab L8)."""
    mappers = [p for p in project.java_paths(b"org.mapstruct") if _is_mapper(project.java(p))]
    texts = [project.read(path) for path in project.glob("**/pom.xml", "**/*.gradle", "**/*.gradle.kts")]
    lombok = any(b"org.projectlombok" in text and b"lombok" in text for text in texts)
    bound = any(b"lombok-mapstruct-binding" in text for text in texts)
    if mappers and lombok and not bound:
        yield f"MapStruct beside Lombok without lombok-mapstruct-binding: mappers such as {mappers[0]} copy nothing"


def _is_mapper(file: JavaFile) -> bool:
    return bool(file.annotations("Mapper"))


CODE_KEPT = Gate("T13", "No production code was emptied or deleted", _judge)
