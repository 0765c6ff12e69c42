"""Columns whose default type changed in Hibernate 6: the attribute says which type the schema has."""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.boot.settings import added, applications
from pipeline.fixers.persistence.entities import Attribute, Entity, Model, entity_model
from pipeline.fixers.testing.junit5_rules import annotate
from pipeline.sources.java import JavaEdit
from pipeline.sources.project import Change, Project
from pipeline.sources.syntax import annotations_of, field_text
from shared.models import Wave

_FOUND = re.compile(
    r"wrong column type encountered in column \[(?P<column>\w+)\] in table \[(?:\w+\.)*(?P<table>\w+)\]; "
    r"found \[[^\]]*?\(Types#(?P<type>[A-Z_]+)\)\]"
)
_CODES = frozenset(
    {"BIGINT", "BINARY", "BIT", "BLOB", "BOOLEAN", "CHAR", "CLOB", "DATE", "DECIMAL", "DOUBLE", "FLOAT", "INTEGER"}
    | {"LONGVARBINARY", "LONGVARCHAR", "NCHAR", "NUMERIC", "NVARCHAR", "REAL", "SMALLINT", "TIME", "TIMESTAMP"}
    | {"TINYINT", "VARBINARY", "VARCHAR"}
)

_PREFERRED = {"UUID": "uuid", "Instant": "instant", "Duration": "duration", "boolean": "boolean", "Boolean": "boolean"}
"""Java types whose column type is one setting for all (Hibernate User Guide, "hibernate.type.preferred_...")."""


@fixer(
    "column-types-of-the-schema",
    title="Map attributes to the column types that the schema has",
    source="Hibernate 6 migration guides, Type System (Instant, UUID, enum, Duration, LOB mappings); catalogue F17",
    wave=Wave.STARTUP,
    on=r"Schema-validation: wrong column type",
    confidence="medium",
)
def column_types_of_the_schema(case: Case) -> Iterator[Change]:
    model, reason = entity_model(case.project), "the schema has this type; Hibernate 6 would expect another"
    edits: dict[str, JavaEdit] = {}
    for match in {m.group(): m for d in case.diagnostics for m in _FOUND.finditer(f"{d.message} {d.detail}")}.values():
        found = _attribute(model, match["table"].lower(), match["column"].lower())
        if found is None or match["type"] not in _CODES:
            continue
        entity, attribute = found
        if attribute.type in _PREFERRED:
            key = f"spring.jpa.properties.hibernate.type.preferred_{_PREFERRED[attribute.type]}_jdbc_type"
            yield from added(case.project, key, match["type"], reason, applications(case.project))
        else:
            _annotate(case.project, entity, attribute, match["type"], edits)
    for path, edit in edits.items():
        if edit:
            yield Change(path, edit.result(), reason)


def _attribute(model: Model, table: str, column: str) -> tuple[Entity, Attribute] | None:
    for entity in model.classes.values():
        if entity.table.lower() == table:
            for attribute in entity.attributes.values():
                if attribute.column == column:
                    return entity, attribute
    return None


def _annotate(project: Project, entity: Entity, attribute: Attribute, code: str, edits: dict[str, JavaEdit]) -> None:
    file = project.java(entity.path)
    for node in file.walk("field_declaration"):
        names = {field_text(file, d, "name") for d in node.named_children if d.type == "variable_declarator"}
        if attribute.name in names and not annotations_of(file, node, "JdbcTypeCode", "Convert", "Type"):
            _add(edits.setdefault(entity.path, file.edit()), node, code)


def _add(edit: JavaEdit, node: Node, code: str) -> None:
    annotate(edit, node, f"@JdbcTypeCode(SqlTypes.{code})")
    edit.add_import("org.hibernate.annotations.JdbcTypeCode")
    edit.add_import("org.hibernate.type.SqlTypes")
