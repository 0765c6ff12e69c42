"""Secured methods of interfaces that another interface of the same type declares once more, without the annotation.

The old method security asked the proxy's class, which implements both interfaces, and found the annotation whichever
of the two declarations was called. The new one asks the declaration that is called: Spring Data REST takes the one
with the nearest parameter, and a POST that was forbidden was answered with 201 (seen with a save(..) of a fragment).

Source: UniqueSecurityAnnotationScanner of Spring Security 6.5 beside MethodSecurityMetadataSource of 5.7, both tried.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.boot.settings import beside
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Project
from pipeline.sources.syntax import annotations_of, extended, field_text, formal_parameters, methods, simple_name

_CHECKS = ("PreAuthorize", "PostAuthorize", "PreFilter", "PostFilter", "Secured", "RolesAllowed")
_Method = tuple[str, int]


def overlaid(project: Project, home: str) -> bool:
    """An interface of home's application inherits one method twice, secured by one parent and not by another."""
    if not beside(project, home, *(check.encode() for check in _CHECKS)):
        return False
    parents: dict[str, list[str]] = {}
    secured: dict[str, set[_Method]] = {}
    plain: dict[str, set[_Method]] = {}
    for path in beside(project, home, b"interface "):
        file = project.java(path)
        for kind in file.walk("interface_declaration"):
            name = field_text(file, kind, "name")
            parents[name] = [simple_name(file.text(parent)) for parent in extended(kind)]
            found = [(bool(annotations_of(file, m, *_CHECKS)), _signature(file, m)) for m in methods(file, kind)]
            secured[name] = {signature for checked, signature in found if checked}
            plain[name] = {signature for checked, signature in found if not checked}
    return any(_mixed(set(_lineage(name, parents)), parents, secured, plain) for name in parents)


def _signature(file: JavaFile, method: Node) -> _Method:
    return field_text(file, method, "name"), len(formal_parameters(method))


def _lineage(name: str, parents: dict[str, list[str]]) -> Iterator[str]:
    """The interface and all it inherits from, each once."""
    waiting, seen = [name], set[str]()
    while waiting:
        current = waiting.pop()
        if current in parents and current not in seen:
            seen.add(current)
            waiting.extend(parents[current])
            yield current


def _mixed(
    lineage: set[str], parents: dict[str, list[str]], secured: dict[str, set[_Method]], plain: dict[str, set[_Method]]
) -> bool:
    """Of two declarations of which one overrides the other, either method security finds the annotation."""
    return any(
        secured[one] & plain[other] and other not in _lineage(one, parents) and one not in _lineage(other, parents)
        for one in lineage
        for other in lineage - {one}
    )
