"""@Type(type = "...") and @TypeDef: types by class instead of by name since Hibernate 6.

Source: Hibernate 6.0 migration guide, "Type System"; Hibernate User Guide, "Basic types"; catalogue F03, C27.
"""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.splice import indent_at, line_end, newline_of, whole_lines
from pipeline.sources.syntax import field, literal, pairs
from shared.models import Wave

_OLD, _NEW = "com.vladmihalcea.hibernate", "io.hypersistence.utils.hibernate"
_CONVERTERS = {
    "yes_no": "YesNoConverter",
    "org.hibernate.type.YesNoType": "YesNoConverter",
    "true_false": "TrueFalseConverter",
    "org.hibernate.type.TrueFalseType": "TrueFalseConverter",
    "numeric_boolean": "NumericBooleanConverter",
    "org.hibernate.type.NumericBooleanType": "NumericBooleanConverter",
}
_CODES = {
    "text": "LONG32VARCHAR",
    "org.hibernate.type.TextType": "LONG32VARCHAR",
    "ntext": "LONG32NVARCHAR",
    "materialized_clob": "CLOB",
    "org.hibernate.type.MaterializedClobType": "CLOB",
    "materialized_nclob": "NCLOB",
    "materialized_blob": "BLOB",
    "org.hibernate.type.MaterializedBlobType": "BLOB",
    "binary": "VARBINARY",
    "org.hibernate.type.BinaryType": "VARBINARY",
    "image": "LONG32VARBINARY",
    "org.hibernate.type.ImageType": "LONG32VARBINARY",
    "nstring": "NVARCHAR",
    "org.hibernate.type.StringNVarcharType": "NVARCHAR",
    "uuid-char": "CHAR",
    "org.hibernate.type.UUIDCharType": "CHAR",
    "uuid-binary": "BINARY",
    "org.hibernate.type.UUIDBinaryType": "BINARY",
}
_DEFAULTS = re.compile(
    r"string|character|char|blob|clob|nclob|boolean|byte|short|int|integer|long|float|double|big_integer|big_decimal|date|time|timestamp|"
    r"calendar|calendar_date|currency|locale|timezone|url|class|instant|duration|pg-uuid|"
    r"(?:java\.(?:lang|util|math|time|sql)\.\w+)|(?:Instant|Duration|LocalDate|LocalTime|LocalDateTime|OffsetTime|"
    r"OffsetDateTime|ZonedDateTime)|org\.hibernate\.type\.(?:String|Character|Blob|Clob|NClob|Boolean|Byte|Short|Integer|Long|Float|"
    r"Double|BigInteger|BigDecimal|Date|Time|Timestamp|Calendar|CalendarDate|Currency|Locale|TimeZone|Url|Class|Instant|"
    r"Duration|LocalDate|LocalTime|LocalDateTime|OffsetTime|OffsetDateTime|ZonedDateTime|PostgresUUID)Type|"
    r"org\.hibernate\.type\.PostgresUUIDType"
)
"""Names of what Hibernate takes for the attribute's Java type anyway."""
_NAMED_ENUM = f"{_NEW}.type.basic.PostgreSQLEnumType"
"""Gone with version 3.9 of its library: Hibernate has such types itself."""
_CLASS = re.compile(r"[a-z]\w*(?:\.\w+)*\.[A-Z]\w*")


@fixer(
    "hibernate-types",
    title="Name Hibernate types by class instead of by string, and drop @TypeDef",
    source="Hibernate 6.0 migration guide, Type System; catalogue F03, C27",
    wave=Wave.TYPES,
)
def hibernate_types(case: Case) -> Iterator[Change]:
    definitions = _definitions(case.project)
    for path in case.project.java_paths(b"@Type", _OLD.encode()):
        file = case.project.java(path)
        edit = file.edit()
        _imports(edit)
        if file.imported("org.hibernate.annotations.Type") or b"org.hibernate.annotations.Type" in file.source:
            for annotation in file.annotations("Type"):
                _type(edit, annotation, definitions)
        if all(_usable(file, d, definitions) for d in file.annotations("TypeDef")):
            for node in _typedefs(file):
                _undefine(edit, node)
        if edit:
            yield Change(path, edit.result(), "Hibernate 6 takes types by class, not by registered name")


def _imports(edit: JavaEdit) -> None:
    for index, item in enumerate(edit.file.imports):
        name = item.name.replace(_OLD, _NEW, 1)
        if name == _NAMED_ENUM:
            edit.imports.remove(index)
        elif name != item.name:
            edit.imports.rename(index, name)


def _definitions(project: Project) -> dict[str, str]:
    """Qualified class by the name that a @TypeDef of the project gives it."""
    found: dict[str, str] = {}
    for path in project.java_paths(b"@TypeDef"):
        file = project.java(path)
        for annotation in file.annotations("TypeDef"):
            values = pairs(file, annotation)
            if "name" in values and "typeClass" in values and "parameters" not in values:
                simple = file.text(values["typeClass"]).removesuffix(".class")
                imported = next((i.name for i in file.imports if i.simple == simple and not i.static), None)
                name = imported or (simple if "." in simple else f"{file.package}.{simple}")
                found[literal(file, values["name"]) or ""] = name.replace(_OLD, _NEW, 1)
    return found


def _usable(file: JavaFile, definition: Node, definitions: dict[str, str]) -> bool:
    """Nothing but names and defaults of types: parameters would have to go to each use."""
    values = pairs(file, definition)
    named = "name" not in values or literal(file, values["name"]) in definitions
    return named and "typeClass" in values and "parameters" not in values


def _undefine(edit: JavaEdit, node: Node) -> None:
    """Drops the definition; what it makes the default for a Java type becomes a @TypeRegistration."""
    file = edit.file
    inside = file.annotations("TypeDef", under=node)
    defaults = [
        (values["defaultForType"], values["typeClass"])
        for d in inside
        if "defaultForType" in (values := pairs(file, d))
    ]
    if not defaults:
        _drop(edit, node)
        return
    line = newline_of(file.source) + indent_at(file.source, node.start_byte)
    registrations = (
        f"@TypeRegistration(basicClass = {file.text(java)}, userType = {file.text(own)})" for java, own in defaults
    )
    edit.replace(node, line.join(registrations))
    edit.add_import("org.hibernate.annotations.TypeRegistration")


def _typedefs(file: JavaFile) -> list[Node]:
    groups = file.annotations("TypeDefs")
    inside = {node.id for group in groups for node in file.annotations("TypeDef", under=group)}
    return groups + [node for node in file.annotations("TypeDef") if node.id not in inside]


def _type(edit: JavaEdit, annotation: Node, definitions: dict[str, str]) -> None:
    file, values = edit.file, pairs(edit.file, annotation)
    name = literal(file, values["type"]) if "type" in values else None
    if name is None:
        return
    if set(values) == {"type"} and name in _CONVERTERS:
        edit.replace(annotation, f"@Convert(converter = {_CONVERTERS[name]}.class)")
        edit.add_import("jakarta.persistence.Convert")
        edit.add_import(f"org.hibernate.type.{_CONVERTERS[name]}")
    elif set(values) == {"type"} and (code := _code(definitions.get(name, name))):
        edit.replace(annotation, f"@JdbcTypeCode(SqlTypes.{code})")
        edit.add_import("org.hibernate.annotations.JdbcTypeCode")
        edit.add_import("org.hibernate.type.SqlTypes")
    elif set(values) == {"type"} and _DEFAULTS.fullmatch(name):
        _drop(edit, annotation)
    elif name in definitions or (_CLASS.fullmatch(name) and not name.startswith("org.hibernate.type.")):
        _by_class(edit, annotation, values, definitions.get(name, name))


def _code(name: str) -> str | None:
    return "NAMED_ENUM" if name.replace(_OLD, _NEW, 1) == _NAMED_ENUM else _CODES.get(name)


def _by_class(edit: JavaEdit, annotation: Node, values: dict[str, Node], name: str) -> None:
    file, name = edit.file, name.replace(_OLD, _NEW, 1)
    simple = name.rpartition(".")[2]
    taken = any(i.simple == simple and i.name.replace(_OLD, _NEW, 1) != name for i in file.imports)
    if not taken:
        edit.add_import(name)
    value = f"{name if taken else simple}.class"
    rest = [f"{key} = {file.text(node)}" for key, node in values.items() if key != "type"]
    body = ", ".join([f"value = {value}", *rest]) if rest else value
    edit.replace(annotation, f"@{file.text(field(annotation, 'name'))}({body})")


def _drop(edit: JavaEdit, annotation: Node) -> None:
    """Deletes the annotation with its line, or with the blanks that separate it from what follows."""
    source, end = edit.file.source, annotation.end_byte
    start, stop = whole_lines(source, annotation.start_byte, end)
    if (start, stop) == (annotation.start_byte, end):
        rest = source[end : line_end(source, end)]
        stop = end + len(rest) - len(rest.lstrip(b" \t"))
    edit.splices.delete(start, stop)
