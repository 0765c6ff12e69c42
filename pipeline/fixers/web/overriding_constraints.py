"""Constraints of parameters that a controller repeats or adds to those of its interface, which is not allowed.

They were no trouble while nothing validated such a controller. Since Spring 6.1 a constraint on a parameter is enough,
and every request ends with "HV000151: A method overriding another method must not redefine the parameter constraint
configuration". Source: Jakarta Bean Validation 3.0, 5.6.5 (method constraints in inheritance hierarchies).
"""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.web.required_arguments import CONSTRAINTS, constraints_of, drop_inline
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.syntax import (
    TYPES,
    annotations_of,
    field_text,
    formal_parameters,
    methods,
    modifiers,
    parameters,
)
from shared.models import Wave

_REFUSED = re.compile(r"HV000151:.*? method (?P<here>\w+)#\w+\(.*?\) redefines the configuration of (?P<above>\w+)#")
_Type = tuple[str, Node]
"""Path of a type's file, and the type."""


@fixer(
    "overriding-constraints",
    title="Keep the constraints of a controller's parameters in the interface alone",
    source="Jakarta Bean Validation 3.0, 5.6.5; Spring Framework 6.1 release notes, built-in method validation",
    wave=Wave.TEST,
    on=_REFUSED.pattern,
)
def overriding_constraints(case: Case) -> Iterator[Change]:
    said = "\n".join(f"{d.message}\n{d.detail}" for d in case.diagnostics)
    edits: dict[str, JavaEdit] = {}
    for here, above in dict.fromkeys((m["here"], m["above"]) for m in _REFUSED.finditer(said)):
        below, owner = _declared(case.project, here), _declared(case.project, above)
        if below and owner and _implementations(case.project, above) == 1:
            for path, _ in (below, owner):
                edits.setdefault(path, case.project.java(path).edit())
            _join(edits[below[0]], below[1], edits[owner[0]], owner[1])
    for path, edit in edits.items():
        if edit:
            yield Change(path, edit.result(), "a method may not redefine the constraints of the one that it implements")


def _declared(project: Project, name: str) -> _Type | None:
    """The only type of this name in the main sources."""
    found = [
        (path, cls)
        for path in project.java_paths(name.encode())
        if "src/main/" in path
        for cls in project.java(path).walk(*TYPES)
        if field_text(project.java(path), cls, "name") == name
    ]
    return found[0] if len(found) == 1 else None


def _implementations(project: Project, name: str) -> int:
    """Classes that implement or extend this type: what moves to it holds for all of them."""
    return sum(
        any(project.java(path).text(node) == name for c in cls.children if c.type in ("super_interfaces", "superclass")
            for node in project.java(path).walk("type_identifier", under=c))
        for path in project.java_paths(name.encode())
        for cls in project.java(path).walk("class_declaration")
    )  # fmt: skip


def _join(edit: JavaEdit, cls: Node, above: JavaEdit, owner: Node) -> None:
    """Drops from each overriding method what the overridden one says too, and moves there what it does not say."""
    for method in methods(edit.file, cls):
        for other in methods(above.file, owner, field_text(edit.file, method, "name")):
            if [t for t, _ in parameters(edit.file, method)] == [t for t, _ in parameters(above.file, other)]:
                for mine, theirs in zip(formal_parameters(method), formal_parameters(other), strict=True):
                    _move(edit, mine, above, theirs)


def _move(edit: JavaEdit, mine: Node, above: JavaEdit, theirs: Node) -> None:
    known = {_plain(above.file, a): a for a in annotations_of(above.file, theirs)}
    by_name = {field_text(above.file, a, "name") for a in known.values()}
    for annotation in (*constraints_of(edit.file, mine), *annotations_of(edit.file, mine, "Valid")):
        name = field_text(edit.file, annotation, "name")
        qualified = _qualified(edit.file, name)
        if _plain(edit.file, annotation) not in known:
            if name in by_name or qualified is None or not _self_contained(edit.file, annotation):
                continue
            declared = modifiers(theirs)
            at = declared.start_byte if declared is not None else theirs.start_byte
            above.insert(at, f"{edit.file.text(annotation)} ")
            above.add_import(qualified)
        drop_inline(edit, annotation)


def _qualified(file: JavaFile, name: str) -> str | None:
    """An annotation of Bean Validation by its full name, as the imports have it."""
    packages = ("jakarta.validation",) if name == "Valid" else CONSTRAINTS
    found = [i.name for i in file.imports if i.simple == name and not i.wildcard]
    found += [f"{i.name}.{name}" for i in file.imports if i.wildcard and i.name in packages]
    return found[0] if found else None


def _plain(file: JavaFile, annotation: Node) -> str:
    return re.sub(r"\s|\(\)", "", file.text(annotation))


def _self_contained(file: JavaFile, annotation: Node) -> bool:
    """Its values are literals: it means the same in another file."""
    keys = [field_text(file, pair, "key") for pair in file.walk("element_value_pair", under=annotation)]
    names = {field_text(file, annotation, "name"), *keys}
    values = file.walk("identifier", "class_literal", "field_access", under=annotation)
    return all(file.text(node) in names for node in values)
