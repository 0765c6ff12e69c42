"""@ConstructorBinding moved and is needed only to choose among several constructors.

Source: Spring Boot 3.0 migration guide, "@ConstructorBinding No Longer Needed at the Type Level"; catalogue L06.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.splice import indent_at, newline_of
from pipeline.sources.syntax import TYPES, annotations_of, members, parameters
from shared.models import Wave

_OLD = "org.springframework.boot.context.properties.ConstructorBinding"
_NEW = "org.springframework.boot.context.properties.bind.ConstructorBinding"


@fixer(
    "constructor-binding",
    title="Move @ConstructorBinding from the class to the constructor that needs it",
    source="Spring Boot 3.0 migration guide, @ConstructorBinding; catalogue L06",
    wave=Wave.IMPORTS,
)
def constructor_binding(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"ConstructorBinding"):
        edit = case.project.java(path).edit()
        named = {item.name for item in edit.file.imports}
        if not edit.file.imported(_OLD) or _NEW in named:
            continue
        edit.rename_import(_OLD, _NEW)
        for cls in edit.file.walk(*TYPES):
            for annotation in annotations_of(edit.file, cls, "ConstructorBinding"):
                _move(edit, cls, annotation)
            if _OLD not in named and _on_constructor(edit.file, cls):
                edit.add_import(_NEW)
        if edit:
            yield Change(path, edit.result(), "a single constructor is bound without it")


def _move(edit: JavaEdit, cls: Node, annotation: Node) -> None:
    """Of several constructors the widest one was bound, as the others delegate to it."""
    edit.delete_annotation(annotation)
    constructors = members(cls, "constructor_declaration")
    if len(constructors) < 2:
        return
    file = edit.file
    edit.add_import(_NEW)
    widest = max(constructors, key=lambda c: len(parameters(file, c)))
    if not annotations_of(file, widest, "ConstructorBinding"):
        line = newline_of(file.source) + indent_at(file.source, widest.start_byte)
        edit.insert(widest.start_byte, f"@ConstructorBinding{line}")


def _on_constructor(file: JavaFile, cls: Node) -> bool:
    return any(annotations_of(file, c, "ConstructorBinding") for c in members(cls, "constructor_declaration"))
