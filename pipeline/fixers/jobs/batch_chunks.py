"""Spring Batch 5 hands writers a Chunk, not a List.

Source: Spring Batch 5.0 migration guide, "Chunk API"; catalogue G02.
"""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import chained, field, field_text, methods, parameters
from shared.models import Wave

WRITERS = re.compile(
    r"\b(?:Item(?:Stream)?Writer|ItemWriteListener|ItemListenerSupport|FlatFileItemWriter|\w+ItemWriter)\b"
)
_METHODS = ("write", "beforeWrite", "afterWrite", "onWriteError")
_SHARED = frozenset(["forEach", "iterator", "size", "isEmpty"])
"""What Chunk offers as List does."""


@fixer(
    "batch-chunks",
    title="Take a Chunk where Spring Batch hands over the items to write",
    source="Spring Batch 5.0 migration guide, Chunk; catalogue G02",
    wave=Wave.TYPES,
)
def batch_chunks(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"org.springframework.batch"):
        edit = case.project.java(path).edit()
        for cls in edit.file.walk("class_declaration", "object_creation_expression"):
            _writer(edit, cls)
        if edit:
            yield Change(path, edit.result(), "writers and their listeners get a Chunk in Spring Batch 5")


def _writer(edit: JavaEdit, cls: Node) -> None:
    file = edit.file
    heads = [field_text(file, cls, name) for name in ("superclass", "interfaces", "type")]
    if not WRITERS.search(" ".join(heads)):
        return
    for method in methods(file, cls, *_METHODS):
        lists = [name for kind, name in parameters(file, method) if kind == "List"]
        if len(lists) != 1:
            continue
        for parameter in field(method, "parameters").named_children:
            if parameter.type == "formal_parameter" and field_text(file, parameter, "type").startswith("List"):
                kind = field(parameter, "type")
                edit.replace(kind, _chunk(file.text(kind)))
        for node in file.walk("identifier", under=method.child_by_field_name("body")):
            if file.text(node) == lists[0] and not _fits(file, node):
                edit.insert(node.end_byte, ".getItems()")
        edit.add_import("org.springframework.batch.item.Chunk")


def _chunk(text: str) -> str:
    return "Chunk" + text.removeprefix("List")


def _fits(file: JavaFile, node: Node) -> bool:
    """Where a Chunk does as well as a List: a loop, a common method, another writer, a repository's saveAll."""
    above = node.parent
    if above is None or above.type in ("enhanced_for_statement", "member_declaration"):
        return True
    call = chained(node)
    if call is not None:
        return field_text(file, call, "name") in _SHARED
    if above.type == "argument_list" and above.parent is not None:
        return field_text(file, above.parent, "name") in (*_METHODS, "saveAll")
    return above.type == "variable_declarator" and above.child_by_field_name("value") != node


@fixer(
    "batch-skip-counts",
    title="Count skipped items in a long, as Spring Batch 5 does",
    source="Spring Batch 5.0 migration guide; Javadoc of SkipPolicy.shouldSkip(Throwable, long)",
    wave=Wave.TYPES,
)
def batch_skip_counts(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"org.springframework.batch.core.step.skip"):
        edit = case.project.java(path).edit()
        for cls in edit.file.walk("class_declaration", "object_creation_expression"):
            heads = " ".join(field_text(edit.file, cls, name) for name in ("superclass", "interfaces", "type"))
            for method in methods(edit.file, cls, "shouldSkip") if "SkipPolicy" in heads else ():
                for node in edit.file.walk("integral_type", under=field(method, "parameters")):
                    if edit.file.text(node) == "int":
                        edit.replace(node, "long")
        if edit:
            yield Change(path, edit.result(), "SkipPolicy counts in a long since Spring Batch 5")
