"""Columns whose default type changed in Hibernate 6: the attribute says which type the schema has."""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.entities import Entity, entity_model
from pipeline.fixers.junit5_rules import annotate
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


@fixer(
    "column-types-of-the-schema",
    title="Map attributes to the column types that the schema has",
    source="Hibernate 6 migration guides, Type System (Instant, UUID, enum, Duration, LOB mappings); catalogue F17",
    wave=Wave.STARTUP,
    on=r"Schema-validation: wrong column type",
    confidence="medium",
)
def column_types_of_the_schema(case: Case) -> Iterator[Change]:
    entities = entity_model(case.project).classes.values()
    edits: dict[str, JavaEdit] = {}
    for match in {m.group(): m for d in case.diagnostics for m in _FOUND.finditer(f"{d.message} {d.detail}")}.values():
        for entity in entities:
            if entity.table.lower() == match["table"].lower() and match["type"] in _CODES:
                _annotate(case.project, entity, match["column"].lower(), match["type"], edits)
    for path, edit in edits.items():
        if edit:
            yield Change(path, edit.result(), "the schema has this type; Hibernate 6 would expect another")


def _annotate(project: Project, entity: Entity, column: str, code: str, edits: dict[str, JavaEdit]) -> None:
    attribute = next((a for a in entity.attributes.values() if a.column == column), None)
    file = project.java(entity.path)
    for node in file.walk("field_declaration") if attribute else ():
        names = {field_text(file, d, "name") for d in node.named_children if d.type == "variable_declarator"}
        if attribute and attribute.name in names and not annotations_of(file, node, "JdbcTypeCode", "Convert", "Type"):
            _add(edits.setdefault(entity.path, file.edit()), node, code)


def _add(edit: JavaEdit, node: Node, code: str) -> None:
    annotate(edit, node, f"@JdbcTypeCode(SqlTypes.{code})")
    edit.add_import("org.hibernate.annotations.JdbcTypeCode")
    edit.add_import("org.hibernate.type.SqlTypes")
