"""Custom types: UserType has one SQL type and reads columns by position since Hibernate 6."""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import field, field_text, formal_parameters, methods, parameters
from shared.models import Wave

_GIVEN = {
    "equals": (0, 1),
    "hashCode": (0,),
    "nullSafeSet": (1,),
    "deepCopy": (0,),
    "disassemble": (0,),
    "replace": (0, 1),
}
"""Parameters of the Java type, by method."""
_RETURNED = ("nullSafeGet", "deepCopy", "assemble", "replace")


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
            _typed(edit, cls)
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
        for access in file.walk("array_access", under=method):
            if file.text(access) == f"{names}[0]":
                edit.replace(access, "position")


def _typed(edit: JavaEdit, cls: Node) -> None:
    """A raw UserType becomes one of the class that it says it returns: @Type takes no raw one."""
    file = edit.file
    heads = cls.child_by_field_name("interfaces")
    raw = [n for n in file.types_named("UserType", under=heads) if n.parent and n.parent.type == "type_list"]
    java = _java_type(file, cls)
    if len(raw) != 1 or java is None:
        return
    edit.replace(raw[0], f"UserType<{java}>")
    for method in methods(file, cls):
        _signature(edit, method, java)


def _java_type(file: JavaFile, cls: Node) -> str | None:
    for method in methods(file, cls, "returnedClass"):
        literals = list(file.walk("class_literal", under=method))
        if len(literals) == 1:
            return file.text(literals[0]).removesuffix(".class")
    return None


def _signature(edit: JavaEdit, method: Node, java: str) -> None:
    file, name = edit.file, field_text(edit.file, method, "name")
    given = formal_parameters(method)
    typed = {java}
    for index in _GIVEN.get(name, ()):
        if index < len(given) and field_text(file, given[index], "type") == "Object":
            edit.replace(field(given[index], "type"), java)
            typed.add(field_text(file, given[index], "name"))
    kind = field(method, "type")
    if name == "returnedClass":
        edit.replace(kind, f"Class<{java}>")
    elif name in _RETURNED and file.text(kind) == "Object":
        edit.replace(kind, java)
        for returned in file.walk("return_statement", under=method):
            for value in returned.named_children[:1]:
                if not _is_typed(file, value, typed, java):
                    _cast(edit, value, java)


def _is_typed(file: JavaFile, value: Node, typed: set[str], java: str) -> bool:
    match value.type:
        case "null_literal":
            return True
        case "identifier":
            return file.text(value) in typed or _is_declared(file, value, java)
        case "object_creation_expression" | "cast_expression":
            return field_text(file, value, "type") == java
        case "method_invocation":
            return field_text(file, value, "object") == java
        case "ternary_expression":
            branches = [value.child_by_field_name(name) for name in ("consequence", "alternative")]
            return all(b is not None and _is_typed(file, b, typed, java) for b in branches)
        case _:
            return False


def _is_declared(file: JavaFile, value: Node, java: str) -> bool:
    """A local variable that says it has this type."""
    for declared in file.walk("local_variable_declaration"):
        names = [field_text(file, d, "name") for d in declared.named_children if d.type == "variable_declarator"]
        if file.text(value) in names and field_text(file, declared, "type") == java:
            return True
    return False


def _cast(edit: JavaEdit, value: Node, java: str) -> None:
    """`deepCopy(cached)` takes the type as well, so its argument is what is cast."""
    inner = value.child_by_field_name("arguments") if value.type == "method_invocation" else None
    if (
        inner is not None
        and field_text(edit.file, value, "name") == "deepCopy"
        and not value.child_by_field_name("object")
    ):
        edit.insert(inner.named_children[0].start_byte, f"({java}) ")
        return
    simple = value.type in ("identifier", "method_invocation", "field_access", "parenthesized_expression")
    edit.insert(value.start_byte, f"({java}) " if simple else f"({java}) (")
    if not simple:
        edit.insert(value.end_byte, ")")
