"""`@OneToMany(mappedBy = "vet")` in User, where `Appointment.vet` is a Vet: Hibernate 5 read the collection by that
column, whoever it refers to, and wrote nothing of it; version 6 refuses to start.

A join column that is neither written nor constrained reads the same rows. That the association names the wrong side is
for a person. Source: Hibernate 6.6, BinderHelper.checkMappedByType.
"""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.persistence.entities import entity_model
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.splice import indent_at, newline_of
from pipeline.sources.syntax import annotations_of, field_text, literal, members, pairs
from shared.models import Wave

_WRONG = re.compile(
    r"Association '(?P<entity>[\w.$]+)\.(?P<name>\w+)' is 'mappedBy' a property named '(?P<by>\w+)' which references "
    r"the wrong entity type"
)
_READ_ONLY = "insertable = false, updatable = false, foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT)"


@fixer(
    "wrongly-mapped-collections",
    title="Read a collection by the column that its mappedBy named, though that refers to another entity",
    source="Hibernate 6.6, BinderHelper.checkMappedByType",
    wave=Wave.STARTUP,
    on=_WRONG.pattern.replace("?P<entity>", "").replace("?P<name>", "").replace("?P<by>", ""),
    confidence="medium",
)
def wrongly_mapped_collections(case: Case) -> Iterator[Change]:
    texts = [f"{d.message}\n{d.detail}" for d in case.diagnostics]
    refused = {(m["entity"].rpartition(".")[2], m["name"]) for text in texts for m in _WRONG.finditer(text)}
    known = entity_model(case.project).classes
    for path in sorted({known[entity].path for entity, _ in refused if entity in known}):
        edit = case.project.java(path).edit()
        for cls in edit.file.walk("class_declaration"):
            for member in members(cls, "field_declaration"):
                declarator = member.child_by_field_name("declarator")
                name = field_text(edit.file, declarator, "name") if declarator is not None else ""
                if (field_text(edit.file, cls, "name"), name) in refused:
                    _read_only(edit, case.project, member)
        if edit:
            yield Change(path, edit.result(), "its mappedBy names a property of another entity: read as before")


def _read_only(edit: JavaEdit, project: Project, member: Node) -> None:
    file = edit.file
    for annotation in annotations_of(file, member, "OneToMany"):
        given = pairs(file, annotation)
        held = field_text(file, member, "type").rpartition("<")[2].rstrip("> ")
        column = _column(project, held, literal(file, given["mappedBy"]) or "") if "mappedBy" in given else None
        if column is None:
            continue
        kept = ", ".join(f"{key} = {file.text(value)}" for key, value in given.items() if key != "mappedBy")
        line = newline_of(file.source) + indent_at(file.source, annotation.start_byte)
        join = f'@JoinColumn(name = "{column}", {_READ_ONLY})'
        edit.replace(annotation, f"@OneToMany{f'({kept})' if kept else ''}{line}{join}")
        for name in ("JoinColumn", "ForeignKey", "ConstraintMode"):
            edit.add_import(f"jakarta.persistence.{name}")


def _column(project: Project, entity: str, name: str) -> str | None:
    """The column that the property's own @JoinColumn names; what a naming strategy makes of none is not known here."""
    model = entity_model(project)
    if entity not in model.classes:
        return None
    file: JavaFile = project.java(model.classes[entity].path)
    for cls in file.walk("class_declaration"):
        for member in members(cls, "field_declaration"):
            declarator = member.child_by_field_name("declarator")
            if declarator is not None and field_text(file, declarator, "name") == name:
                for join in annotations_of(file, member, "JoinColumn"):
                    value = pairs(file, join).get("name")
                    return literal(file, value) if value is not None else None
    return None
