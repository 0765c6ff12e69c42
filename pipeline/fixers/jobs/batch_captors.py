"""Mockito captors of what an item writer is given: a Chunk since Spring Batch 5, no List.

Source: Spring Batch 5.0 migration guide, "Chunk API". A captor's `capture()` is null, so that it cannot be wrapped.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.jobs.batch_executions import writer_called, writers
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import ancestor, arguments, chained, field_text
from shared.models import Wave

_CHUNK = "org.springframework.batch.item.Chunk"


@fixer(
    "batch-chunk-captors",
    title="Capture the Chunk that item writers are given",
    source="Spring Batch 5.0 migration guide, Chunk; catalogue G02",
    wave=Wave.TEST_COMPILE,
)
def batch_chunk_captors(case: Case) -> Iterator[Change]:
    """Fields and locals `ArgumentCaptor<List<X>>` that capture in `verify(writer).write(..)` and nowhere else; what is
    read of them is the list again."""
    paths = [p for p in case.project.java_paths(b"ArgumentCaptor<List") if b".write(" in case.project.read(p)]
    known = writers(case.project) if paths else set[str]()
    for path in paths:
        edit = case.project.java(path).edit()
        for kind in edit.file.walk("generic_type"):
            if edit.file.text(kind).startswith("ArgumentCaptor<List") and kind.parent is not None:
                _captor(edit, kind, kind.parent, known)
        if edit:
            yield Change(path, edit.result(), "item writers take a Chunk in Spring Batch 5")


def _captor(edit: JavaEdit, kind: Node, home: Node, known: set[str]) -> None:
    file = edit.file
    declarators = [d for d in home.named_children if d.type == "variable_declarator"]
    scope = ancestor(home, "block") if home.type == "local_variable_declaration" else ancestor(home, "class_body")
    if home.type not in ("local_variable_declaration", "field_declaration") or len(declarators) != 1 or scope is None:
        return
    name = field_text(file, declarators[0], "name")
    uses = [
        c
        for c in file.walk("method_invocation", under=scope)
        if field_text(file, c, "object") in (name, f"this.{name}")
    ]
    read = [r for c in uses if (r := _read(file, c)) is not None]
    captured = [c for c in uses if field_text(file, c, "name") == "capture"]
    if (
        len(read) + len(captured) != len(uses)
        or not captured
        or not all(_of_a_writer(file, c, known) for c in captured)
    ):
        return
    for node in file.walk("type_identifier", under=home):
        if file.text(node) == "List":
            edit.replace(node, edit.type_name(_CHUNK))
    for node in read:
        edit.insert(node.end_byte, ".getItems()")


def _read(file: JavaFile, call: Node) -> Node | None:
    """`captor.getValue()`, `captor.getAllValues().get(1)`."""
    name, above = field_text(file, call, "name"), chained(call)
    if name == "getValue":
        return call
    return above if name == "getAllValues" and above is not None and field_text(file, above, "name") == "get" else None


def _of_a_writer(file: JavaFile, capture: Node, known: set[str]) -> bool:
    above = capture.parent.parent if capture.parent is not None and capture.parent.type == "argument_list" else None
    if above is None or len(arguments(above)) != 1 or field_text(file, above, "name") != "write":
        return False
    return writer_called(file, above) in known
