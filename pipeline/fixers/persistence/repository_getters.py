"""A repository's own `getById`: a query before Spring Data JPA 2.5, a reference that loads nothing since."""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.origin import own_line
from pipeline.fixers.persistence.entities import Model, entity_model
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.splice import indent_at, newline_of
from pipeline.sources.syntax import annotations_of, extended, methods, modifiers, parameters
from shared.models import Wave

_TAKEN = {"getById": (2, 5), "getReferenceById": (2, 7)}
"""Methods of JpaRepository, and the Boot line that brought each."""
_ENTITY = re.compile(r"(?:[\w.]+\.)?JpaRepository<\s*(?P<entity>\w+)\s*,")
_QUERY = "org.springframework.data.jpa.repository.Query"


@fixer(
    "repository-getters",
    title="Let a repository's own getById look the entity up as before",
    source="Spring Data JPA 2.5 and 2.7 changelogs: JpaRepository.getById and getReferenceById",
    wave=Wave.TEST,
    boot3=False,
)
def repository_getters(case: Case) -> Iterator[Change]:
    own = own_line(case)
    taken = {name for name, line in _TAKEN.items() if own is not None and own < line}
    paths = case.project.java_paths(*(f"{name}(".encode() for name in taken)) if taken else []
    paths = [path for path in paths if b"JpaRepository" in case.project.read(path)]
    model = entity_model(case.project) if paths else Model({}, {})
    for path in paths:
        edit = case.project.java(path).edit()
        for interface in edit.file.walk("interface_declaration"):
            entity = model.classes.get(_entity(edit.file, interface))
            ids = [a.name for a in model.attributes(entity).values() if a.is_id] if entity else []
            if entity and len(ids) == 1:
                for method in methods(edit.file, interface, *taken):
                    _asked(edit, method, entity.name, ids[0])
        if edit:
            yield Change(path, edit.result(), "JpaRepository has a method of this name since, which loads nothing")


def _entity(file: JavaFile, interface: Node) -> str:
    found = (_ENTITY.match(file.text(type)) for type in extended(interface))
    return next((match["entity"] for match in found if match), "")


def _asked(edit: JavaEdit, method: Node, entity: str, identifier: str) -> None:
    if len(parameters(edit.file, method)) != 1 or method.child_by_field_name("body") is not None:
        return
    if annotations_of(edit.file, method, "Query") or "default" in edit.file.text(modifiers(method) or method).split():
        return
    source = edit.file.source
    line = newline_of(source) + indent_at(source, method.start_byte)
    query = f"from {entity} e where e.{identifier} = ?1"
    edit.insert(method.start_byte, f'@{edit.type_name(_QUERY)}("select e {query}"){line}')
