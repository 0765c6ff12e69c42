"""The project's JPA entities as their sources declare them: what a query may call their attributes."""

import re
from dataclasses import dataclass, field, replace

from tree_sitter import Node

from pipeline.sources.java import JavaFile
from pipeline.sources.project import Project
from pipeline.sources.syntax import (
    annotations_of,
    field_text,
    has_modifier,
    literal,
    members,
    methods,
    pairs,
    simple_name,
    superclass,
)

_MARKS = ("Entity", "MappedSuperclass", "Embeddable")
_MAPPED = ("Id", "Column", "JoinColumn", "ManyToOne", "OneToOne", "OneToMany", "ManyToMany", "ElementCollection")
_MANY = ("OneToMany", "ManyToMany", "ElementCollection")


@dataclass(frozen=True)
class Attribute:
    name: str
    type: str
    """Simple name of the declared Java type."""
    column: str
    is_id: bool = False
    identity: bool = False
    """Made by the database on insert: GenerationType.IDENTITY."""
    joined: bool = False
    """Its column has no name of its own: it takes that of the other entity's identifier after the attribute's."""


@dataclass
class Entity:
    name: str
    """As queries call it."""
    table: str
    path: str
    superclass: str
    mark: str
    attributes: dict[str, Attribute] = field(default_factory=dict[str, Attribute])
    collections: dict[str, Attribute] = field(default_factory=dict[str, Attribute])


@dataclass
class Model:
    """`classes` by simple class name; `enums` gives a project enum's qualified name."""

    classes: dict[str, Entity]
    enums: dict[str, str]

    def entity(self, name: str) -> Entity | None:
        return next((e for e in self.classes.values() if e.name == name and e.mark == "Entity"), None)

    def attributes(self, entity: Entity) -> dict[str, Attribute]:
        """Its own and those that it inherits."""
        found: dict[str, Attribute] = {}
        for cls in self.lineage(entity):
            found = cls.attributes | found
        return found

    def collections(self, entity: Entity) -> dict[str, Attribute]:
        """Its own and those that it inherits; each has the type of its elements."""
        found: dict[str, Attribute] = {}
        for cls in self.lineage(entity):
            found = cls.collections | found
        return found

    def lineage(self, entity: Entity) -> list[Entity]:
        """The entity and the mapped classes that it extends, nearest first."""
        found = [entity]
        while (above := self.classes.get(found[-1].superclass)) and above not in found:
            found.append(above)
        return found

    def id_of(self, type: str) -> Attribute | None:
        """The identifier of the entity class with this simple name."""
        entity = self.classes.get(type)
        if entity is None or entity.mark != "Entity":
            return None
        return next((a for a in self.attributes(entity).values() if a.is_id), None)


def entity_model(project: Project) -> Model:
    classes: dict[str, Entity] = {}
    for path in project.java_paths(*(mark.encode() for mark in _MARKS)):
        file = project.java(path)
        for cls in file.walk("class_declaration"):
            for mark in annotations_of(file, cls, *_MARKS):
                classes[field_text(file, cls, "name")] = _entity(file, cls, mark, path)
    enums = {
        field_text(file, node, "name"): f"{file.package}.{field_text(file, node, 'name')}"
        for path in project.java_paths(b"enum ")
        for file in [project.java(path)]
        for node in file.walk("enum_declaration")
        if node.parent == file.root
    }
    model = Model(classes, enums)
    for entity in classes.values():
        entity.attributes |= {a.name: _join_column(model, a) for a in entity.attributes.values() if a.joined}
    return model


def _join_column(model: Model, attribute: Attribute) -> Attribute:
    other = model.id_of(attribute.type)
    return replace(attribute, column=f"{snake(attribute.name)}_{other.column}") if other else attribute


def _entity(file: JavaFile, cls: Node, mark: Node, path: str) -> Entity:
    simple = field_text(file, cls, "name")
    name = _text(file, mark, "name") or simple
    table = next((_text(file, a, "name") for a in annotations_of(file, cls, "Table")), None) or snake(name)
    entity = Entity(name, table, path, superclass(file, cls), simple_name(field_text(file, mark, "name")))
    for node in members(cls, "field_declaration"):
        if not has_modifier(node, "static") and not has_modifier(node, "transient"):
            _add(file, entity, node, _declared(file, node))
    for method in methods(file, cls):
        getter = re.fullmatch(r"(?:get|is)([A-Z]\w*)", field_text(file, method, "name"))
        if getter and annotations_of(file, method, *_MAPPED):
            _add(file, entity, method, getter[1][0].lower() + getter[1][1:])
    return entity


def _declared(file: JavaFile, node: Node) -> str:
    declarator = next(c for c in node.named_children if c.type == "variable_declarator")
    return field_text(file, declarator, "name")


def _add(file: JavaFile, entity: Entity, node: Node, name: str) -> None:
    if annotations_of(file, node, "Transient"):
        return
    if annotations_of(file, node, *_MANY):
        if element := _element(file, node):
            entity.collections[name] = Attribute(name, element, "")
        return
    type_ = simple_name(field_text(file, node, "type"))
    joined = bool(annotations_of(file, node, "ManyToOne", "OneToOne", "JoinColumn"))
    named = [t for a in annotations_of(file, node, "Column", "JoinColumn") if (t := _text(file, a, "name"))]
    column = named[0] if named else snake(name) + ("_id" if joined else "")
    is_id = bool(annotations_of(file, node, "Id", "EmbeddedId"))
    identity = any("IDENTITY" in file.text(a) for a in annotations_of(file, node, "GeneratedValue"))
    column = column.strip('`"[]').lower()
    entity.attributes[name] = Attribute(name, type_, column, is_id, identity, joined and not named)


def _element(file: JavaFile, node: Node) -> str:
    """Simple name of the type of a collection's elements, or of a map's values; "" for a raw type."""
    for annotation in annotations_of(file, node, *_MANY):
        if named := pairs(file, annotation).get("targetEntity"):
            return simple_name(file.text(named).removesuffix(".class"))
    declared = node.child_by_field_name("type")
    generics = [c for c in declared.named_children if c.type == "type_arguments"] if declared else []
    return simple_name(file.text(generics[0].named_children[-1])) if generics and generics[0].named_children else ""


def _text(file: JavaFile, annotation: Node, element: str) -> str | None:
    value = pairs(file, annotation).get(element)
    return literal(file, value) if value else None


def snake(name: str) -> str:
    """`ownerId` -> `owner_id`: Boot's default naming strategy."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()
