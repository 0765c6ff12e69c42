"""The project's own types in Java's terms of serialization."""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.types.supertypes import types_above
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Project
from pipeline.sources.syntax import TYPES, field_text

_SERIALIZABLE = ("java.io.Serializable", "java.io.Externalizable")
_DECLARES = ("class", "enum", "record", "interface")


def own_types(project: Project, file: JavaFile, text: str) -> Iterator[tuple[JavaFile, Node]]:
    """The project's types that a type's text names, as in `List<Order>`, each with its file: those that the file
    imports or has beside it."""
    for name in dict.fromkeys(re.findall(r"\b[A-Z]\w*", text)):
        for path in project.java_paths(*(f"{kind} {name}".encode() for kind in _DECLARES)):
            found = project.java(path)
            if file.source == found.source or file.package == found.package or file.imported(f"{found.package}.{name}"):
                nodes = [n for n in found.walk(*TYPES) if field_text(found, n, "name") == name]
                yield from ((found, node) for node in nodes[:1])


def is_serializable(project: Project, file: JavaFile, cls: Node) -> bool:
    """An enum, or what says so itself or by what it extends and implements in the project."""
    return cls.type == "enum_declaration" or not types_above(project, file, cls).isdisjoint(_SERIALIZABLE)
