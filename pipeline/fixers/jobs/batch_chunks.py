"""Spring Batch 5 hands writers a Chunk, not a List.

Source: Spring Batch 5.0 migration guide, "Chunk API"; catalogue G02.
"""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.syntax import (
    ancestor,
    annotations_of,
    chain_calls,
    chained,
    field,
    field_text,
    methods,
    parameters,
    simple_name,
    superclass,
)
from shared.models import Wave

WRITERS = re.compile(
    r"\b(?:Item(?:Stream)?Writer|ItemWriteListener|(?:Item|Step)ListenerSupport|FlatFileItemWriter|\w+ItemWriter)\b"
)
_METHODS = ("write", "beforeWrite", "afterWrite", "onWriteError")
_OUTPUT = (
    *("AbstractFileItemWriter", "FlatFileItemWriter", "JsonFileItemWriter"),
    *("JpaItemWriter", "MongoItemWriter", "Neo4jItemWriter", "RepositoryItemWriter"),
)
"""Spring Batch's writers that say by `doWrite` what is written."""
_ANNOTATED = ("BeforeWrite", "AfterWrite", "OnWriteError")
_ANNOTATIONS = "org.springframework.batch.core.annotation"
_CHUNK = "org.springframework.batch.item.Chunk"
_SHARED = frozenset(["forEach", "iterator", "size", "isEmpty", "getItems", "getSkips", "getErrors", "isEnd"])
"""What Chunk offers, most of it as List does."""


@fixer(
    "batch-chunks",
    title="Take a Chunk where Spring Batch hands over the items to write",
    source="Spring Batch 5.0 migration guide, Chunk; catalogue G02",
    wave=Wave.TYPES,
)
def batch_chunks(case: Case) -> Iterator[Change]:
    """Classes that write, also through classes of the project; lambdas and method references where a writer is
    returned, assigned or given to a step; annotated listeners, which the compiler does not check."""
    own = own_writers(case.project)
    for path in case.project.java_paths(b"org.springframework.batch", *(f"extends {n}".encode() for n in own)):
        edit = case.project.java(path).edit()
        file = edit.file
        for cls in file.walk("class_declaration", "object_creation_expression"):
            _writer(edit, cls, own)
        for method in file.walk("method_declaration"):
            if any(file.imported(f"{_ANNOTATIONS}.{m}") for m in _ANNOTATED) and annotations_of(
                file, method, *_ANNOTATED
            ):
                _method(edit, method)
        for function in file.walk("lambda_expression", "method_reference"):
            if _is_writer(file, function):
                (_lambda if function.type == "lambda_expression" else _reference)(edit, function)
        if edit:
            yield Change(path, edit.result(), "writers and their listeners get a Chunk in Spring Batch 5")


def own_writers(project: Project) -> set[str]:
    """Simple names of the project's classes that are writers, however far up."""
    found: set[str] = set()
    waiting = project.java_paths(b"org.springframework.batch")
    while waiting:
        new: set[str] = set()
        for path in waiting:
            file = project.java(path)
            for cls in file.walk("class_declaration"):
                if WRITERS.search(_heads(file, cls)) or superclass(file, cls) in found:
                    new.add(field_text(file, cls, "name"))
        grown = new - found
        found |= new
        waiting = project.java_paths(*(f"extends {name}".encode() for name in grown)) if grown else []
    return found


def _heads(file: JavaFile, cls: Node) -> str:
    return " ".join(field_text(file, cls, name) for name in ("superclass", "interfaces", "type"))


def _writer(edit: JavaEdit, cls: Node, own: set[str]) -> None:
    file = edit.file
    if WRITERS.search(_heads(file, cls)) or superclass(file, cls) in own:
        for method in methods(file, cls, *_METHODS, *(("doWrite",) if superclass(file, cls) in _OUTPUT else ())):
            _method(edit, method)


def _method(edit: JavaEdit, method: Node) -> None:
    file = edit.file
    lists = [name for kind, name in parameters(file, method) if kind == "List"]
    if len(lists) != 1:
        return
    for parameter in field(method, "parameters").named_children:
        if parameter.type == "formal_parameter" and field_text(file, parameter, "type").startswith("List"):
            kind = field(parameter, "type")
            edit.replace(kind, _chunk(file.text(kind)))
    _uses(edit, method, lists[0])
    edit.add_import(_CHUNK)


def _uses(edit: JavaEdit, function: Node, name: str) -> None:
    for node in edit.file.walk("identifier", under=function.child_by_field_name("body")):
        if edit.file.text(node) == name and not _fits(edit.file, node):
            edit.insert(node.end_byte, ".getItems()")


def _is_writer(file: JavaFile, function: Node) -> bool:
    """Where a function stands for an ItemWriter: given to a step, returned as one, or kept in a variable of it."""
    above = function.parent
    if above is None:
        return False
    if above.type == "argument_list" and above.parent is not None:
        given = field_text(file, above.parent, "name") == "writer" and len(above.named_children) == 1
        chain = {field_text(file, c, "name") for c in chain_calls(above.parent)} if given else set[str]()
        return "chunk" in chain
    if above.type == "return_statement":
        method = ancestor(above, "method_declaration", "lambda_expression")
        return method is not None and simple_name(field_text(file, method, "type")) == "ItemWriter"
    if above.type == "variable_declarator" and above.parent is not None:
        return simple_name(field_text(file, above.parent, "type")) == "ItemWriter"
    return False


def _lambda(edit: JavaEdit, function: Node) -> None:
    given = field(function, "parameters")
    if given.type == "formal_parameters":
        if [kind for kind, _ in parameters(edit.file, function)] == ["List"]:
            _method(edit, function)
        return
    name = edit.file.text(given).strip("() ")
    body = field(function, "body")
    if edit.file.text(body) == name:
        return
    _uses(edit, function, name)


def _reference(edit: JavaEdit, function: Node) -> None:
    """`this::store` takes a List; `repository::saveAll` any Iterable."""
    home, _, name = edit.file.text(function).partition("::")
    own = home == "this"
    if name not in (*_METHODS, "new") and (name != "saveAll" or own) and home != "super":
        called = name if own else f"{home}.{name}"
        edit.replace(function, f"chunk -> {called}(chunk.getItems())")


def _chunk(text: str) -> str:
    return "Chunk" + text.removeprefix("List")


def _fits(file: JavaFile, node: Node) -> bool:
    """Where a Chunk does as well as a List: a loop, a common method, another writer, a repository's saveAll."""
    above = node.parent
    if above is None or above.type in ("enhanced_for_statement", "member_declaration"):
        return True
    if above.type == "binary_expression" and any(child.type == "null_literal" for child in above.children):
        return True
    call = chained(node)
    if call is not None:
        return field_text(file, call, "name") in _SHARED
    if above.type == "argument_list" and above.parent is not None:
        called = field_text(file, above.parent, "name")
        foreign = field_text(file, above.parent, "object") not in ("", "this")
        above_it = called == "doWrite" and field_text(file, above.parent, "object") == "super"
        return called in _METHODS or above_it or (called == "saveAll" and foreign)
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
