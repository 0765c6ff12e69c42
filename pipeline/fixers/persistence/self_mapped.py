"""A collection that says it is mapped by itself: `@OneToMany(mappedBy = "book") List<Book> book` in Book.

Hibernate 5 started, wrote nothing of it (the other side owns the association, and there is none) and had no column to
read it by; version 6 ends with a NullPointerException at the start. As it never held anything, it is no association.
Source: Hibernate 6.6, BinderHelper.checkMappedByType; seen with 5.6 and 6.6.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import annotations_of, field_text, literal, members, pairs
from shared.models import Wave


@fixer(
    "self-mapped-collections",
    title="Take a collection that is mapped by itself for no association",
    source="Hibernate 6.6, BinderHelper.checkMappedByType; seen with 5.6 and 6.6",
    wave=Wave.STARTUP,
    on=r'ToOne\.getReferencedEntityName\(\)" because "toOne" is null',
)
def self_mapped_collections(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"mappedBy"):
        file = case.project.java(path)
        edit = file.edit()
        for cls in file.walk("class_declaration"):
            for member in members(cls, "field_declaration"):
                for annotation in annotations_of(file, member, "OneToMany"):
                    if _by_itself(file, cls, member, annotation):
                        edit.replace(annotation, "@Transient")
                        edit.add_import("jakarta.persistence.Transient")
        if edit:
            yield Change(path, edit.result(), "it is mapped by itself, so nothing ever stood in it")


def _by_itself(file: JavaFile, cls: Node, member: Node, annotation: Node) -> bool:
    mapped = pairs(file, annotation).get("mappedBy")
    declarator = member.child_by_field_name("declarator")
    name = field_text(file, declarator, "name") if declarator is not None else ""
    held = field_text(file, member, "type").rpartition("<")[2].rstrip("> ")
    return mapped is not None and literal(file, mapped) == name and held == field_text(file, cls, "name")
