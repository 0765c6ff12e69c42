"""The small edits that every part of an adapter's rewriting makes."""

from tree_sitter import Node

from pipeline.fixers.security.security_hooks import receiver
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.layout import Layout
from pipeline.sources.syntax import annotations_of


def super_calls(file: JavaFile, body: Node) -> list[Node]:
    calls = [c for c in file.calls("configure", under=body) if receiver(file, c) == "super"]
    return [c.parent for c in calls if c.parent is not None and c.parent.type == "expression_statement"]


def swap_override(edit: JavaEdit, method: Node, annotation: str, layout: Layout) -> None:
    """Puts the annotation where @Override stands, or before the method; "" only removes @Override, as does one that
    the method has already."""
    found = annotations_of(edit.file, method, "Override")
    if annotation and annotations_of(edit.file, method, annotation.removeprefix("@")):
        annotation = ""
    if not found:
        if annotation:
            edit.insert(method.start_byte, annotation + layout.newline + layout.indent)
    elif annotation:
        edit.replace(found[0], annotation)
    else:
        edit.delete_annotation(found[0])
