"""Types and methods of a source tree by name, so that two trees can be compared."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tree_sitter import Node

from pipeline.sources.java import JavaFile
from pipeline.sources.project import Project

_TYPES = ("class_declaration", "interface_declaration", "enum_declaration", "record_declaration")
_TEST_FOLDER = re.compile(r"(^|/)src/(\w*[tT]est\w*|it|e2e|[\w-]+-tests?)/")


@dataclass(frozen=True)
class Type:
    """`name` is the binary name: `a.b.Outer$Inner`."""

    name: str
    path: str
    file: JavaFile
    node: Node

    @property
    def simple(self) -> str:
        return re.split(r"[.$]", self.name)[-1]


@dataclass(frozen=True)
class Method:
    """`body` is None for an abstract method."""

    owner: Type
    name: str
    parameters: int
    node: Node
    body: Node | None

    @property
    def label(self) -> str:
        return f"{self.owner.name}#{self.name}"

    @property
    def file(self) -> JavaFile:
        return self.owner.file

    def annotated(self) -> set[str]:
        """Simple names of the method's own annotations."""
        return annotation_names(self.file, self.node)


def is_test_path(path: str) -> bool:
    return _TEST_FOLDER.search(path) is not None


def types(project: Project, *, tests: bool) -> Iterator[Type]:
    """Declared types of the test sources or of the others, nested ones included."""
    for path in project.glob("**/*.java"):
        if is_test_path(path) is tests:
            yield from _types_of(path, project.java(path))


def _types_of(path: str, file: JavaFile) -> Iterator[Type]:
    for node in file.walk(*_TYPES):
        names = [_name(file, node)]
        above = node.parent
        while above is not None:
            if above.type in _TYPES:
                names.append(_name(file, above))
            above = above.parent
        binary = "$".join(reversed(names))
        yield Type(f"{file.package}.{binary}" if file.package else binary, path, file, node)


def methods(owner: Type) -> Iterator[Method]:
    """Methods declared by the type itself, not by types inside it."""
    body = owner.node.child_by_field_name("body")
    members = list(body.named_children) if body else []
    members += [child for part in members if part.type == "enum_body_declarations" for child in part.named_children]
    for node in members:
        if node.type == "method_declaration":
            parameters = node.child_by_field_name("parameters")
            count = len(parameters.named_children) if parameters else 0
            yield Method(owner, _name(owner.file, node), count, node, node.child_by_field_name("body"))


def annotation_names(file: JavaFile, node: Node) -> set[str]:
    """Simple names of the annotations in the declaration's modifiers."""
    return {file.text(found).rpartition(".")[2] for found in _annotation_name_nodes(node)}


def _annotation_name_nodes(node: Node) -> Iterator[Node]:
    for child in node.children:
        if child.type == "modifiers":
            for annotation in child.children:
                name = annotation.child_by_field_name("name")
                if annotation.type in ("annotation", "marker_annotation") and name is not None:
                    yield name


def statements(body: Node) -> list[Node]:
    """Statements directly in a block, comments left out."""
    return [child for child in body.named_children if not child.type.endswith("comment")]


def _name(file: JavaFile, node: Node) -> str:
    name = node.child_by_field_name("name")
    return file.text(name) if name else ""
