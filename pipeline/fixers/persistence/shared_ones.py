"""@OneToOne where many rows have the same other one: Hibernate 5 made no unique constraint for an optional one.

Only where a build shows that rows break the constraint, so that the answers before were those of @ManyToOne. H2 names
the column; Derby and HSQLDB name the table, which is enough where it has but one such column. The other side stays
`@OneToOne(mappedBy = ...)`, which Hibernate takes of a @ManyToOne as well, and fails as it did on what has two rows.
Left: `orphanRemoval`, and tables of a real database, which `ddl-auto=update` constrains now.
"""

import re
from collections.abc import Container, Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.persistence.entities import Entity, entity_model
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.syntax import ancestor, annotations_of, field, literal, pairs
from shared.models import Wave

_BROKEN = re.compile(
    r'Unique index or primary key violation: "(?:\w+\.)?\w+ ON (?:\w+\.)?(?P<table>\w+)'
    r"\((?P<column>\w+)(?: NULLS FIRST)?\)"
)
_TABLE = re.compile(
    r"identified by 'UK\w+' defined on '(?P<derby>\w+)'|unique constraint or index violation; \"?UK\w+\"? table: "
    r"\"?(?P<hsqldb>\w+)"
)
"""Names that Hibernate gives begin with UK; of one that a script gave nothing is known."""


@fixer(
    "shared-one-to-one",
    title="Say @ManyToOne where rows share what @OneToOne names",
    source="Hibernate 6.0 Migration Guide, One-to-one mapping: unique constraints on optional associations",
    wave=Wave.STARTUP,
    on=f"{_BROKEN.pattern}|{_TABLE.pattern}",
)
def shared_one_to_one(case: Case) -> Iterator[Change]:
    texts = [f"{d.message}\n{d.detail}" for d in case.diagnostics]
    broken = {(m["table"].lower(), m["column"].lower()) for text in texts for m in _BROKEN.finditer(text)}
    tables = {(m["derby"] or m["hsqldb"]).lower() for text in texts for m in _TABLE.finditer(text)}
    for entity in entity_model(case.project).classes.values():
        names = {a.name for a in entity.attributes.values() if (entity.table.lower(), a.column) in broken}
        names |= _lone(case.project, entity, tables) if tables else set()
        if names:
            yield from _widened(case.project, entity, names)


def _lone(project: Project, entity: Entity, tables: Container[str]) -> set[str]:
    """Attributes whose column is the only one that Hibernate 6 makes unique in one of the tables: the
    entity's, or one of their own."""
    file = project.java(entity.path)
    owned = [a for a in file.annotations("OneToOne") if "mappedBy" not in pairs(file, a)]
    found = [m for a in owned if (m := ancestor(a, "field_declaration", "method_declaration")) is not None]
    plain = [m for m in found if not annotations_of(file, m, "JoinTable", "MapsId", "PrimaryKeyJoinColumn")]
    here = plain if len(plain) == 1 and entity.table.lower() in tables else []
    there = [m for m in found if any(_named(file, t).lower() in tables for t in annotations_of(file, m, "JoinTable"))]
    words = {word for member in (*here, *there) for word in _names(file.text(member))}
    return words & set(entity.attributes)


def _named(file: JavaFile, annotation: Node) -> str:
    value = pairs(file, annotation).get("name")
    return literal(file, value) or "" if value is not None else ""


def _widened(project: Project, entity: Entity, names: set[str]) -> Iterator[Change]:
    edit = project.java(entity.path).edit()
    file = edit.file
    for annotation in file.annotations("OneToOne"):
        member = ancestor(annotation, "field_declaration", "method_declaration")
        words = _names(file.text(member)) if member is not None else set[str]()
        if names.isdisjoint(words) or {"mappedBy", "orphanRemoval"} & set(pairs(file, annotation)):
            continue
        edit.replace(field(annotation, "name"), edit.type_name("jakarta.persistence.ManyToOne"))
    if edit:
        yield Change(entity.path, edit.result(), "rows share it, and Hibernate 6 constrains a @OneToOne to be unique")


def _names(member: str) -> set[str]:
    """Words of a declaration, and what its getter stands for."""
    words = set(re.findall(r"\w+", member))
    return words | {w[3].lower() + w[4:] for w in words if w.startswith("get") and len(w) > 3}
