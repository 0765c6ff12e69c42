"""Custom types: UserType has one SQL type and reads columns by position since Hibernate 6."""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import field, field_text, methods, parameters
from shared.models import Wave


@fixer(
    "hibernate-user-types",
    title="Give UserType implementations the methods of Hibernate 6",
    source="Hibernate 6.0 migration guide, UserType; catalogue F07",
    wave=Wave.TYPES,
    confidence="medium",
)
def hibernate_user_types(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"sqlTypes"):
        file = case.project.java(path)
        edit = file.edit()
        for cls in file.walk("class_declaration") if file.imported("org.hibernate.usertype.UserType") else ():
            _sql_type(edit, cls)
            _read(edit, cls)
        if edit:
            yield Change(path, edit.result(), "UserType has one SQL type and reads by position since Hibernate 6")


def _sql_type(edit: JavaEdit, cls: Node) -> None:
    """`int[] sqlTypes() { return new int[] {X}; }` is `int getSqlType() { return X; }`."""
    file = edit.file
    for method in methods(file, cls, "sqlTypes"):
        returned = [s for s in file.walk("return_statement", under=method) if s.named_children]
        if field_text(file, method, "type") != "int[]" or len(returned) != 1:
            continue
        edit.replace(field(method, "type"), "int")
        edit.replace(field(method, "name"), "getSqlType")
        value = returned[0].named_children[0]
        edit.replace(value, _first(file, value))


def _first(file: JavaFile, value: Node) -> str:
    written = value.child_by_field_name("value") if value.type == "array_creation_expression" else None
    if written is not None and written.named_children:
        return file.text(written.named_children[0])
    return f"{file.text(value)}[0]"


def _read(edit: JavaEdit, cls: Node) -> None:
    file = edit.file
    for method in methods(file, cls, "nullSafeGet"):
        given = parameters(file, method)
        if len(given) != 4 or given[1][0] != "String[]":
            continue
        names = given[1][1]
        parameter = field(method, "parameters").named_children[1]
        edit.replace(parameter, "int position")
        for access in file.walk("array_access", under=field(method, "body")):
            if file.text(access) == f"{names}[0]":
                edit.replace(access, "position")
