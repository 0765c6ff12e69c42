"""A class that is both `@Entity` and `@Embeddable`: Hibernate 5 took it for what each use asked, version 6 refuses it.

Left: a class that some entity embeds, which has a table of its own besides; that is two classes, and a person's work.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.syntax import annotations_of, field_text
from shared.models import Wave

_ENTITY_USES = ("ManyToOne", "OneToOne", "OneToMany", "ManyToMany", "Transient")
_MAPPED = ("Entity", "Embeddable", "MappedSuperclass")


@fixer(
    "embeddable-entities",
    title="Take @Embeddable from an entity that nothing embeds",
    source="Hibernate 6.6, InFlightMetadataCollectorImpl: \"Invalid class annotated both '@Entity' and '@Embeddable'\"",
    wave=Wave.STARTUP,
    on=r"Invalid class annotated both '@Entity' and '@Embeddable'",
    proactive=True,
)
def embeddable_entities(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"@Embeddable"):
        file = case.project.java(path)
        edit = file.edit()
        for cls in file.walk("class_declaration"):
            marks = annotations_of(file, cls, "Embeddable") if annotations_of(file, cls, "Entity") else []
            if marks and not _embedded(case.project, field_text(file, cls, "name")):
                edit.delete_annotation(marks[0])
        if edit:
            yield Change(path, edit.result(), "Hibernate 6 refuses a class that is both; nothing embeds this one")


def _embedded(project: Project, name: str) -> bool:
    """An attribute of some mapped class has this type, and its annotations do not say that it is another row."""
    for path in project.java_paths(name.encode()):
        file = project.java(path)
        for cls in file.walk("class_declaration"):
            if annotations_of(file, cls, *_MAPPED) and any(_embeds(file, cls, member, name) for member in _typed(cls)):
                return True
    return False


def _typed(cls: Node) -> list[Node]:
    body = cls.child_by_field_name("body")
    return [m for m in body.named_children if m.type in ("field_declaration", "method_declaration")] if body else []


def _embeds(file: JavaFile, cls: Node, member: Node, name: str) -> bool:
    kind = member.child_by_field_name("type")
    if kind is None or name not in [file.text(n) for n in _names(kind)]:
        return False
    if member.type == "method_declaration" and not annotations_of(file, member, "Embedded", "ElementCollection"):
        return False
    return not (annotations_of(file, member, *_ENTITY_USES) or _getter_says(file, cls, member))


def _names(kind: Node) -> Iterator[Node]:
    if kind.type == "type_identifier":
        yield kind
    for child in kind.named_children:
        yield from _names(child)


def _getter_says(file: JavaFile, cls: Node, member: Node) -> bool:
    """The association is annotated at the getter of the field."""
    declarator = member.child_by_field_name("declarator")
    field = field_text(file, declarator, "name") if declarator is not None else ""
    getter = f"get{field[:1].upper()}{field[1:]}"
    return any(
        m.type == "method_declaration"
        and field_text(file, m, "name") == getter
        and annotations_of(file, m, *_ENTITY_USES)
        for m in _typed(cls)
    )
