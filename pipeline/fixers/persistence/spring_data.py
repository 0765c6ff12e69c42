"""Spring Data 3 (and the constructors that went in 2.2): repositories and value types."""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.types.type_renames import rename_types
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import arguments, extended, field_text, simple_name
from shared.models import Wave

_SORT = "org.springframework.data.domain.Sort"
_PAIRED = {
    "PagingAndSortingRepository": ("CrudRepository", "org.springframework.data.repository.CrudRepository"),
    "ReactiveSortingRepository": (
        "ReactiveCrudRepository",
        "org.springframework.data.repository.reactive.ReactiveCrudRepository",
    ),
}
_MOVED = {
    "org.springframework.data.repository.support.PageableExecutionUtils": (
        "org.springframework.data.support.PageableExecutionUtils"
    ),
    "org.springframework.data.repository.util.NullableWrapper": "org.springframework.data.util.NullableWrapper",
    "org.springframework.data.jpa.domain.Specifications": "org.springframework.data.jpa.domain.Specification",
    "org.springframework.data.querydsl.QueryDslPredicateExecutor": (
        "org.springframework.data.querydsl.QuerydslPredicateExecutor"
    ),
    "org.springframework.data.querydsl.QueryDslUtils": "org.springframework.data.querydsl.QuerydslUtils",
}
_FACTORIES = {"PageRequest": "of", "QPageRequest": "of", "Sort": "by"}


@fixer(
    "sorting-repositories",
    title="Extend CrudRepository beside PagingAndSortingRepository",
    source="Spring Data 2022.0 (3.0) release notes, sorting repositories no longer extend CRUD ones; catalogue F10",
    wave=Wave.TYPES,
)
def sorting_repositories(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(*(name.encode() for name in _PAIRED)):
        file = case.project.java(path)
        edit = file.edit()
        for interface in file.walk("interface_declaration"):
            types = extended(interface)
            names = {simple_name(file.text(node)) for node in types}
            for node in types:
                crud, qualified = _PAIRED.get(simple_name(file.text(node)), ("", ""))
                if crud and not any(re.search(r"(?:Crud|Jpa|Mongo)Repository$", name) for name in names):
                    edit.insert(node.end_byte, f", {crud}{_arguments(file.text(node))}")
                    edit.add_import(qualified)
        if edit:
            yield Change(path, edit.result(), "Spring Data 3: sorting repositories no longer bring save, findById, ...")


def _arguments(type: str) -> str:
    return type[type.index("<") :] if "<" in type else ""


@fixer(
    "spring-data-types",
    title="Follow Spring Data types that moved or were renamed",
    source="Spring Data Commons 2.4 and 3.0, Spring Data JPA 2.0 and 3.0: removed deprecations",
    wave=Wave.IMPORTS,
)
def spring_data_types(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(*(name.rpartition(".")[2].encode() for name in _MOVED)):
        file = case.project.java(path)
        after = rename_types(file, _MOVED)
        if after != file.source:
            yield Change(path, after, "this Spring Data type moved")


@fixer(
    "spring-data-factories",
    title="Make PageRequest and Sort by their factory methods",
    source="Spring Data Commons 2.2 release notes: constructors of PageRequest and Sort are no longer public",
    wave=Wave.TYPES,
    boot3=False,
)
def spring_data_factories(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"new PageRequest", b"new Sort", b"new Order(", b"new QPageRequest"):
        file = case.project.java(path)
        edit = file.edit()
        _factories(edit)
        if edit:
            yield Change(path, edit.result(), "the constructors of PageRequest and Sort are not public any more")


def _factories(edit: JavaEdit) -> None:
    file = edit.file
    for node in file.walk("object_creation_expression"):
        name = simple_name(field_text(file, node, "type"))
        anonymous = any(child.type == "class_body" for child in node.children)
        domain = file.imported(f"org.springframework.data.domain.{name}") or name == "QPageRequest"
        type_node, given = node.child_by_field_name("type"), node.child_by_field_name("arguments")
        if name == "Order" and type_node is not None and given is not None and _is_sorts_order(file, node, anonymous):
            edit.splices.replace(node.start_byte, given.start_byte, f"{file.text(type_node)}.by")
        if name in _FACTORIES and domain and not anonymous and type_node is not None and given is not None:
            edit.splices.replace(node.start_byte, given.start_byte, f"{file.text(type_node)}.{_FACTORIES[name]}")


def _is_sorts_order(file: JavaFile, node: Node, anonymous: bool) -> bool:
    """By a property alone, whose constructor went later than the others."""
    sort = f"{_SORT}.Order" if field_text(file, node, "type") == "Order" else _SORT
    return file.imported(sort) and not anonymous and len(arguments(node)) == 1
