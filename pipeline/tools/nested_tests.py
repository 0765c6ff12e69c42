"""Nested test classes of a source file by the names that JUnit shows for them.

Surefire 3.5 reports `Outer$Inner` by its `@DisplayName` alone, where 2.22 wrote the class.
"""

from collections.abc import Iterator
from pathlib import Path

from tree_sitter import Node

from pipeline.sources.java import JavaFile
from pipeline.sources.syntax import TYPES, ancestor, annotations_of, field_text, literal

SOURCES = ("src/test/java", "src/it/java", "src/integration-test/java", "src/integrationTest/java")
MAX_BYTES = 4 * 1024 * 1024


def nested_tests(module: Path, suite: str) -> dict[str, str]:
    """`com.a.OuterTest$Inner` by `when full`, of the source of this test class. A name that two classes show is left
    out, and so is one that is no literal."""
    *packages, name = suite.split(".")
    places = [module.joinpath(place, *packages, f"{name}.java") for place in SOURCES]
    path = next((place for place in places if place.is_file()), None)
    if path is None or path.is_symlink() or path.stat().st_size > MAX_BYTES:
        return {}
    file, found = JavaFile(path.read_bytes()), dict[str, list[str]]()
    for cls in file.walk("class_declaration"):
        name = _nested_name(file, cls)
        for shown in _shown(file, cls) if name else ():
            found.setdefault(shown, []).append(f"{suite}{name}")
    return {shown: classes[0] for shown, classes in found.items() if len(classes) == 1}


def _nested_name(file: JavaFile, cls: Node) -> str:
    """`$Middle$Inner`, "" for a class of the file's top."""
    outer = ancestor(cls, *TYPES)
    return f"{_nested_name(file, outer)}${field_text(file, cls, 'name')}" if outer is not None else ""


def _shown(file: JavaFile, cls: Node) -> Iterator[str]:
    for annotation in annotations_of(file, cls, "DisplayName"):
        arguments = annotation.child_by_field_name("arguments")
        value = arguments.named_children[0] if arguments is not None and arguments.named_children else None
        text = literal(file, value) if value is not None else None
        if text is not None:
            yield text.replace('\\"', '"')
            return
    yield field_text(file, cls, "name").replace("_", " ")
