"""Hibernate's own exceptions, which its EntityManager no longer wraps in a PersistenceException.

Source: Hibernate 6.0, `ExceptionConverterImpl`: a HibernateException is a PersistenceException since then and is
thrown as it is; Hibernate 5 threw a PersistenceException that had it for a cause. Spring's translated exceptions
(DataIntegrityViolationException) have it for a cause on either side.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import field, field_text, simple_name
from shared.models import Wave

_WRAPPER = "jakarta.persistence.PersistenceException"


@fixer(
    "hibernate-causes",
    title="Look for Hibernate's exception where it is thrown now, not in the cause",
    source="Hibernate ORM 6.0, org.hibernate.internal.ExceptionConverterImpl",
    wave=Wave.TEST,
)
def hibernate_causes(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"PersistenceException"):
        file = case.project.java(path)
        known = {simple_name(i.name) for i in file.imports if i.name.startswith("org.hibernate.")}
        if not known or not file.imported(_WRAPPER):
            continue
        edit = file.edit()
        for clause in file.walk("catch_clause"):
            _unwrap(edit, clause, known)
        if edit:
            yield Change(path, edit.result(), "Hibernate 6 throws its exception itself, without a wrapper around it")


def _unwrap(edit: JavaEdit, clause: Node, known: set[str]) -> None:
    file = edit.file
    caught = next(file.walk("catch_formal_parameter", under=clause))
    kinds = [file.text(node) for node in file.walk("catch_type", under=caught)]
    body = field(clause, "body")
    named = {file.text(node) for node in file.walk("type_identifier", under=body)} & known
    if not named or [simple_name(kind) for kind in kinds] != ["PersistenceException"]:
        return
    name = field_text(file, caught, "name")
    for call in file.walk("method_invocation", under=body):
        if file.text(call) == f"{name}.getCause()" and _is_looked_at(file, call, known):
            edit.replace(call, name)


def _is_looked_at(file: JavaFile, call: Node, known: set[str]) -> bool:
    """Tested for, or cast to, a type of Hibernate; or where a walk through the causes begins."""
    place = call.parent
    if place is None:
        return False
    if place.type in ("instanceof_expression", "cast_expression"):
        kind = place.child_by_field_name("right") or place.child_by_field_name("type")
        return kind is not None and simple_name(file.text(kind)) in known
    return place.type == "variable_declarator"
